-- What :Tadqiq does, as functions for mappings of your own.
local M = {}

-- Virtual text disappears on wrapped paragraphs and comes out reversed beside Arabic: signs and underlines are right everywhere.
local DISPLAY = { virtual_text = false, virtual_lines = false, signs = true, underline = true, severity_sort = true }
-- Without header and rule's id, which 'rightleft' would turn round.
local FLOAT = { border = 'rounded', header = '', suffix = '', source = false }

local function complain(message)
  vim.notify('tadqiq: ' .. message, vim.log.levels.WARN)
end

--- The server that reads a buffer; nil, and the person is told, where none does.
---@param buf integer
---@return vim.lsp.Client?
local function client_of(buf)
  local client = vim.lsp.get_clients({ bufnr = buf, name = 'tadqiq' })[1]
  if not client then
    complain('no server reads this buffer; :checkhealth tadqiq says why')
  end
  return client
end

--- Called for each buffer that the server reads.
---@param client vim.lsp.Client
---@param buf integer
function M.attach(client, buf)
  if not vim.g.tadqiq_keep_display then
    -- Only for our own findings: those of other servers look as they did.
    vim.diagnostic.config(DISPLAY, vim.lsp.diagnostic.get_namespace(client.id))
    vim.keymap.set('n', '<C-W>d', M.finding, { buffer = buf, desc = 'tadqiq: the finding here' })
  end
end

--- Shows the findings of the line in a float.
function M.finding()
  return vim.diagnostic.open_float(vim.tbl_extend('keep', { scope = 'line' }, FLOAT))
end

-- Asks one server about one of its buffers and waits: a list is wanted now, and an answer takes milliseconds.
local function ask(client, buf, method)
  local answer, failure = client:request_sync(method, { textDocument = vim.lsp.util.make_text_document_params(buf) }, 5000, buf)
  if not answer or answer.err or type(answer.result) ~= 'table' then
    complain(failure or (answer and answer.err and answer.err.message) or 'the server does not answer')
    return nil
  end
  return answer.result
end

local function item(client, buf, range, text, kind)
  local place = vim.lsp.util.locations_to_items({ { uri = vim.uri_from_bufnr(buf), range = range } }, client.offset_encoding)[1]
  place.text, place.type = text, kind or ''
  return place
end

local function one_line(text)
  return (text:gsub('%s+', ' '))
end

local function quotation_items(client, buf)
  local known = ask(client, buf, 'tadqiq/quotations')
  return vim.tbl_map(function(it)
    local speaker = it.speaker ~= vim.NIL and it.speaker and it.speaker.name
    local text = (speaker and speaker .. ': ' or '') .. one_line(it.text)
    return item(client, buf, it.range, text, it.needsAttribution and 'W' or '')
  end, known and known.quotations or {})
end

local function people_items(client, buf)
  local known = ask(client, buf, 'tadqiq/people')
  local items = {}
  for _, it in ipairs(known and known.people or {}) do
    local titles = #it.titles > 0 and ' (' .. table.concat(it.titles, '، ') .. ')' or ''
    for _, mention in ipairs(it.mentions) do
      table.insert(items, item(client, buf, mention, it.name .. titles))
    end
  end
  return items
end

-- The article of this window goes into its location list; with `all`, every open article into the quickfix list.
local function list(title, items_of, all)
  local here = vim.api.nvim_get_current_buf()
  local items = {}
  if all then
    for _, client in ipairs(vim.lsp.get_clients({ name = 'tadqiq' })) do
      for buf in pairs(client.attached_buffers) do
        vim.list_extend(items, items_of(client, buf))
      end
    end
    table.sort(items, function(a, b)
      return a.filename ~= b.filename and a.filename < b.filename or a.filename == b.filename and a.lnum < b.lnum
    end)
    vim.fn.setqflist({}, ' ', { title = title, items = items })
  else
    local client = client_of(here)
    if not client then
      return
    end
    items = items_of(client, here)
    vim.fn.setloclist(0, {}, ' ', { title = title, items = items })
  end
  if #items == 0 then
    complain('nothing to list: ' .. title)
  else
    vim.cmd(all and 'copen' or 'lopen')
  end
end

--- Who says what, as a list.
---@param all boolean? every open article
function M.quotations(all)
  list('Quotations', quotation_items, all)
end

--- Who is in it, as a list: each mention.
---@param all boolean? every open article
function M.people(all)
  list('People', people_items, all)
end

--- Applies every fix that can't change a meaning.
function M.fix()
  if client_of(0) then
    vim.lsp.buf.code_action({ apply = true, context = { only = { 'source.fixAll.tadqiq' }, diagnostics = {} } })
  end
end

-- Whether an action is about the newsroom's names.toml.
local function about_names(action)
  local command = type(action.command) == 'table' and action.command.command or action.command
  if command == 'tadqiq.addName' then
    return true
  end
  for _, change in ipairs(action.edit and action.edit.documentChanges or {}) do
    local uri = change.uri or (change.textDocument and change.textDocument.uri) or ''
    if vim.endswith(uri, '/names.toml') then
      return true
    end
  end
  return false
end

--- Adds the name at the cursor to names.toml; where more can be said of it, a person chooses.
function M.name()
  if client_of(0) then
    vim.lsp.buf.code_action({ apply = true, filter = about_names })
  end
end

--- Puts « » around lines or columns of the buffer, or at the cursor, which comes to stand between them.
---@param range { [1]: integer, [2]: integer, [3]: integer, [4]: integer }? line and column (bytes, from 0) of the start and the end
function M.marks(range)
  if range then
    local row, col, last, to = unpack(range)
    vim.api.nvim_buf_set_text(0, last, to, last, to, { '»' })
    vim.api.nvim_buf_set_text(0, row, col, row, col, { '«' })
    return
  end
  local row, col = unpack(vim.api.nvim_win_get_cursor(0))
  vim.api.nvim_buf_set_text(0, row - 1, col, row - 1, col, { '«»' })
  vim.api.nvim_win_set_cursor(0, { row, col + #'«' })
end

-- What the program prints; nil, and the person is told, where it fails.
local function run(...)
  local config = vim.lsp.config.tadqiq
  local program = type(config.cmd) == 'table' and config.cmd[1] or 'tadqiq'
  local ok, done = pcall(function(...)
    return vim.system({ program, ... }, { text = true }):wait(10000)
  end, ...)
  if not ok or done.code ~= 0 then
    complain(ok and vim.trim(done.stderr) or ('the program `' .. program .. '` can not be run'))
    return nil
  end
  return done.stdout
end

--- The ids of all rules.
---@return string[]
function M.rules()
  local printed = run('rules', '--format', 'json')
  return printed and vim.tbl_map(function(it)
    return it.id
  end, vim.json.decode(printed)) or {}
end

--- Shows a rule's page: of the rule named, else of the finding at the cursor.
---@param rule string?
function M.explain(rule)
  if not rule then
    local line = vim.api.nvim_win_get_cursor(0)[1] - 1
    local found = vim.tbl_filter(function(it)
      return it.source == 'tadqiq'
    end, vim.diagnostic.get(0, { lnum = line }))
    rule = found[1] and found[1].code
  end
  if not rule then
    complain('no finding on this line; name a rule: :Tadqiq explain quotes/reversed')
    return
  end
  local page = run('explain', rule)
  if page then
    vim.cmd.new()
    vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(vim.trim(page), '\n'))
    vim.bo.buftype, vim.bo.bufhidden, vim.bo.swapfile, vim.bo.modifiable = 'nofile', 'wipe', false, false
    -- No article: the server must not read it.
    vim.bo.syntax = 'markdown'
    vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = true })
  end
end

--- Turns the window to right-to-left paragraphs, and back.
function M.direction()
  vim.wo.rightleft = not vim.wo.rightleft
  vim.wo.wrap, vim.wo.linebreak = true, true
end

--- Stops the server and starts it again.
function M.restart()
  local function each(force)
    for _, client in ipairs(vim.lsp.get_clients({ name = 'tadqiq' })) do
      client:stop(force)
    end
  end
  local function gone()
    return #vim.lsp.get_clients({ name = 'tadqiq' }) == 0
  end
  each(false)
  if not vim.wait(3000, gone, 10) then
    each(true)
    vim.wait(1000, gone, 10)
  end
  vim.lsp.enable('tadqiq')
end

--- Opens the log of Neovim's language client.
function M.log()
  vim.cmd.tabedit(vim.fn.fnameescape(vim.lsp.log.get_filename()))
end

return M
