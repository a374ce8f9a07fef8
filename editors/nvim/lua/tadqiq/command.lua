-- :Tadqiq and its completion.
local M = {}

-- The selection as rows and columns from 0, the end after the last letter. Lines given without a selection are taken whole.
local function selection(it)
  local from, to = vim.fn.getpos("'<"), vim.fn.getpos("'>")
  if from[2] ~= it.line1 or to[2] ~= it.line2 then
    local last = vim.api.nvim_buf_get_lines(0, it.line2 - 1, it.line2, false)[1] or ''
    return { it.line1 - 1, 0, it.line2 - 1, #last }
  end
  local last = vim.api.nvim_buf_get_lines(0, to[2] - 1, to[2], false)[1] or ''
  local ending = math.min(to[3], #last)
  -- A position names the first byte of a letter; Arabic letters have two.
  ending = ending > 0 and ending + vim.str_utf_end(last, ending) or 0
  return { from[2] - 1, from[3] - 1, to[2] - 1, ending }
end

local COMMANDS = {
  direction = function() require('tadqiq').direction() end,
  explain = function(it) require('tadqiq').explain(it.fargs[2]) end,
  finding = function() require('tadqiq').finding() end,
  fix = function() require('tadqiq').fix() end,
  health = function() vim.cmd.checkhealth('tadqiq') end,
  log = function() require('tadqiq').log() end,
  marks = function(it) require('tadqiq').marks(it.range > 0 and selection(it) or nil) end,
  name = function() require('tadqiq').name() end,
  people = function(it) require('tadqiq').people(it.bang) end,
  quotations = function(it) require('tadqiq').quotations(it.bang) end,
  restart = function() require('tadqiq').restart() end,
}

local function names()
  local out = vim.tbl_keys(COMMANDS)
  table.sort(out)
  return out
end

--- Runs what follows :Tadqiq.
function M.run(it)
  local command = COMMANDS[it.fargs[1]]
  if command then
    command(it)
  else
    vim.notify(('tadqiq: no command `%s`; known: %s'):format(it.fargs[1], table.concat(names(), ', ')), vim.log.levels.ERROR)
  end
end

--- What may follow :Tadqiq.
function M.complete(lead, line)
  local words = vim.split(vim.trim(line:gsub('^.-Tadqiq!?', '')), '%s+', { trimempty = true })
  local done = lead == '' and #words or #words - 1
  local all = {}
  if done == 0 then
    all = names()
  elseif done == 1 and words[1] == 'explain' then
    all = require('tadqiq').rules()
  end
  return vim.tbl_filter(function(it)
    return vim.startswith(it, lead)
  end, all)
end

return M
