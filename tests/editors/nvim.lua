-- The plugin in a real Neovim 0.11 with its built-in client, started as a user's configuration would start it.
-- nvim --clean --headless -l nvim.lua WORKSPACE PLUGIN SERVER [ARGS…]
local ws, plugin, cmd = arg[1], arg[2], { unpack(arg, 3) }
local BAD, GOOD = 'مايكل هاملتون', 'مايكل هاميلتون'
local RULES = { 'attribution/missing', 'names/inconsistent', 'quotes/reversed' }

local function until_(what, f, ms)
  if not vim.wait(ms or 60000, f, 10) then error('timeout: ' .. what, 2) end
end
local function eq(a, b, what)
  if not vim.deep_equal(a, b) then error((what or '') .. ': expected ' .. vim.inspect(b) .. ', got ' .. vim.inspect(a), 2) end
end
local function slurp(p)
  local f = assert(io.open(p, 'rb')); local s = f:read('*a'); f:close(); return s
end
local function spit(p, s)
  local f = assert(io.open(p, 'wb')); f:write(s); f:close()
end
local function replace(s, from, to)
  local a, b = s:find(from, 1, true)
  return s:sub(1, a - 1) .. to .. s:sub(b + 1)
end
local function press(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 'mx', false)
end

-- A copy of the workspace; Neovim removes it at its end.
local tmp = vim.fn.tempname()
vim.fn.mkdir(tmp, 'p')
for name in vim.fs.dir(ws) do
  if vim.uv.fs_stat(vim.fs.joinpath(ws, name)).type == 'file' then
    vim.uv.fs_copyfile(vim.fs.joinpath(ws, name), vim.fs.joinpath(tmp, name))
  end
end
local function path(name) return vim.fs.joinpath(tmp, name) end

local function client() return vim.lsp.get_clients({ name = 'tadqiq' })[1] end
local function diags(rule)
  local found = vim.tbl_filter(function(d) return d.source == 'tadqiq' and (not rule or d.code == rule) end, vim.diagnostic.get(0))
  table.sort(found, function(a, b) return a.lnum < b.lnum or a.lnum == b.lnum and a.col < b.col end)
  return found
end
local function codes()
  local found = vim.tbl_map(function(d) return d.code end, diags())
  table.sort(found)
  return found
end
local function text(d) return vim.api.nvim_buf_get_text(0, d.lnum, d.col, d.end_lnum, d.end_col, {})[1] end
-- Opens a file afresh.
local function open(name, rules)
  vim.cmd 'silent! lclose | silent! cclose'
  vim.cmd('silent edit! ' .. vim.fn.fnameescape(path(name)))
  until_(name .. ': ' .. table.concat(rules or RULES, ' '), function() return vim.deep_equal(codes(), rules or RULES) end)
end
local function float()
  local found
  until_('a float', function()
    for _, w in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(w).relative ~= '' then found = w return true end
    end
  end)
  local lines = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(found), 0, -1, false), '\n')
  vim.api.nvim_win_close(found, true)
  return lines
end

local exited
local tests = {
  { 'findings of the three families, with sign, underline and float', function()
    open 'article.txt'
    local d = diags 'names/inconsistent'[1]
    eq(text(d), BAD, 'range'); eq(d.severity, vim.diagnostic.severity.WARN, 'severity')
    eq(#d.user_data.lsp.relatedInformation, 1, 'related places')
    eq(text(diags 'quotes/reversed'[1]), '»', 'mark')
    -- Of ours only: what a user has set for other servers stays.
    local own = vim.diagnostic.config(nil, vim.lsp.diagnostic.get_namespace(client().id))
    eq({ own.virtual_text, own.signs, own.underline }, { false, true, true }, 'display')
    eq(vim.diagnostic.config().virtual_text, false, 'the default of Neovim 0.11')
    vim.cmd 'normal! gg'
    press ']d'
    eq(vim.api.nvim_win_get_cursor(0), { diags()[1].lnum + 1, diags()[1].col }, ']d')
    press '<C-W>d'
    assert(float():find('علامة', 1, true), 'the float says what it is')
  end },
  { 'hover', function()
    open 'article.txt'
    local d = diags 'names/inconsistent'[1]
    vim.api.nvim_win_set_cursor(0, { d.lnum + 1, d.col })
    press 'K'
    local lines = float()
    assert(lines:find('شخص', 1, true), 'hover: ' .. lines)
  end },
  { 'quick fix, written, undone in one step', function()
    open 'article.txt'
    local d, before = diags 'names/inconsistent'[1], slurp(path 'article.txt')
    vim.api.nvim_win_set_cursor(0, { d.lnum + 1, d.col })
    vim.lsp.buf.code_action { apply = true, filter = function(a) return a.kind == 'quickfix' and vim.startswith(a.title, 'اكتب هنا') end }
    until_('edit applied', function() return vim.bo.modified end)
    until_('its finding gone', function() return vim.deep_equal(codes(), { 'attribution/missing', 'quotes/reversed' }) end)
    vim.cmd 'silent write'
    eq(slurp(path 'article.txt'), replace(before, BAD, GOOD), 'file on disk')
    vim.cmd 'silent undo'
    until_('its finding back', function() return vim.deep_equal(codes(), RULES) end)
    vim.cmd 'silent write'
    eq(slurp(path 'article.txt'), before, 'file on disk')
  end },
  { 'all safe fixes', function()
    open 'article.txt'
    local before = slurp(path 'article.txt')
    vim.cmd 'Tadqiq fix'
    until_('edit applied', function() return vim.bo.modified end)
    until_('its finding gone', function() return #diags 'quotes/reversed' == 0 end)
    eq(table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n', replace(before, 'لـ»', 'لـ«'), 'text')
  end },
  { 'columns after emoji and markup', function()
    open('columns.md', { 'names/inconsistent', 'quotes/reversed' })
    eq(text(diags 'names/inconsistent'[1]), BAD, 'range'); eq(text(diags 'quotes/reversed'[1]), '»', 'mark')
  end },
  { 'a web page: its words, not its markup', function()
    open('page.html', { 'names/inconsistent', 'quotes/reversed' })
    eq(diags 'names/inconsistent'[1].lnum, 6, 'line')
  end },
  { 'quotations and people in lists', function()
    open('columns.md', { 'names/inconsistent', 'quotes/reversed' })
    open 'article.txt'
    local name = vim.api.nvim_buf_get_name(0)
    vim.cmd 'Tadqiq quotations'
    eq(vim.bo.filetype, 'qf', 'the list is open')
    local list = vim.fn.getloclist(0)
    local said = vim.tbl_filter(function(it) return vim.startswith(it.text, 'هناء الزيتوني: «') end, list)
    eq(#said, 2, 'what the director says')
    eq(said[1].lnum, 3, 'line'); eq(said[1].col, #'وقالت مديرة المعرض هناء الزيتوني: ' + 1, 'column in bytes')
    eq(#vim.tbl_filter(function(it) return it.type == 'W' end, list), 1, 'nobody says')
    vim.cmd 'lclose'
    vim.cmd 'Tadqiq people'
    eq(#vim.tbl_filter(function(it) return vim.startswith(it.text, GOOD) end, vim.fn.getloclist(0)), 3, 'mentions')
    vim.cmd 'lclose'
    vim.cmd 'Tadqiq! people'
    local files = {}
    for _, it in ipairs(vim.fn.getqflist()) do files[vim.api.nvim_buf_get_name(it.bufnr)] = true end
    assert(files[name] and vim.tbl_count(files) == 2, 'both open articles: ' .. vim.inspect(files))
    vim.cmd 'cclose'
  end },
  { 'marks', function()
    vim.cmd 'enew!'
    vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'قال سالم نعم' })
    vim.api.nvim_win_set_cursor(0, { 1, #'قال سالم ' })
    vim.cmd 'normal! vee'
    press '<Esc>'
    vim.cmd [['<,'>Tadqiq marks]]
    eq(vim.api.nvim_get_current_line(), 'قال سالم «نعم»', 'around a selection')
    vim.api.nvim_buf_set_lines(0, 0, -1, false, { '' })
    vim.cmd 'Tadqiq marks'
    eq(vim.api.nvim_get_current_line(), '«»', 'at the cursor')
    eq(vim.api.nvim_win_get_cursor(0), { 1, 2 }, 'cursor')
  end },
  { 'a name for names.toml', function()
    open 'article.txt'
    local line, col
    for i, it in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
      col = it:find(GOOD, 1, true)
      if col then line = i break end
    end
    vim.api.nvim_win_set_cursor(0, { line, col })
    vim.cmd 'Tadqiq name'
    -- The client may get an edit of the file, which its user saves, or the server writes it.
    until_('names.toml', function()
      local buf = vim.fn.bufnr(path 'names.toml')
      if buf > 0 and vim.api.nvim_buf_is_loaded(buf) then
        vim.api.nvim_buf_call(buf, function() vim.cmd 'silent write!' end)
      end
      return vim.uv.fs_stat(path 'names.toml') and slurp(path 'names.toml'):find('name = "' .. GOOD .. '"', 1, true)
    end)
    vim.uv.fs_unlink(path 'names.toml')
  end },
  { 'a rule explained, and completion', function()
    open 'article.txt'
    vim.api.nvim_win_set_cursor(0, { diags 'quotes/reversed'[1].lnum + 1, 0 })
    vim.cmd 'Tadqiq explain'
    assert(vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]:find('quotes/reversed', 1, true), 'page')
    vim.cmd 'close'
    assert(vim.tbl_contains(vim.fn.getcompletion('Tadqiq ex', 'cmdline'), 'explain'), 'subcommands')
    assert(vim.tbl_contains(vim.fn.getcompletion('Tadqiq explain names/', 'cmdline'), 'names/inconsistent'), 'rules')
    eq(vim.fn.getcompletion('Tadqiq fix ', 'cmdline'), {}, 'nothing after fix')
  end },
  { 'settings changed while open', function()
    open 'article.txt'
    client():notify('workspace/didChangeConfiguration', { settings = { tadqiq = { rules = { names = 'off' } } } })
    until_('names off', function() return vim.deep_equal(codes(), { 'attribution/missing', 'quotes/reversed' }) end)
    client():notify('workspace/didChangeConfiguration', { settings = { tadqiq = { rules = vim.empty_dict() } } })
    until_('names on', function() return vim.deep_equal(codes(), RULES) end)
    spit(path 'tadqiq.toml', '[rules]\n"quotes" = "off"\n')
    -- Neovim watches no files on Linux: the server looks at its own before it reads again.
    vim.api.nvim_buf_set_lines(0, -1, -1, false, { 'انتهى.' })
    until_('quotes off', function() return vim.deep_equal(codes(), { 'attribution/missing', 'names/inconsistent' }) end)
    vim.uv.fs_unlink(path 'tadqiq.toml')
    vim.cmd 'silent undo'
    until_('quotes on', function() return vim.deep_equal(codes(), RULES) end)
  end },
  { 'two folders, each with a house style', function()
    vim.fn.mkdir(path 'second', 'p')
    spit(path 'second/tadqiq.toml', '[rules]\n"quotes" = "off"\n')
    spit(path 'second/article.txt', slurp(path 'article.txt'))
    open('second/article.txt', { 'attribution/missing', 'names/inconsistent' })
    open 'article.txt'
    -- The other folder is a root of its own, with a server of its own.
    for _, it in ipairs(vim.lsp.get_clients { name = 'tadqiq' }) do
      if it.root_dir == path 'second' then it:stop() end
    end
    until_('one server', function() return #vim.lsp.get_clients { name = 'tadqiq' } == 1 end)
  end },
  { 'the server killed, and back', function()
    open 'article.txt'
    exited = nil
    local id = client().id
    -- Its own process is asked for by the list of our children.
    vim.uv.kill(vim.api.nvim_get_proc_children(vim.fn.getpid())[1], 'sigkill')
    until_('exit', function() return exited end)
    until_('client gone', function() return #vim.lsp.get_clients { name = 'tadqiq' } == 0 end)
    vim.cmd 'Tadqiq restart'
    until_('another client', function() return client() and client().id ~= id end)
    until_('findings again', function() return vim.deep_equal(codes(), RULES) end)
  end },
  { 'a restart', function()
    open 'article.txt'
    exited = nil
    local id = client().id
    vim.cmd 'Tadqiq restart'
    eq(exited, { 0, 0 }, 'exit code, signal')
    until_('another client', function() return client() and client().id ~= id end)
    until_('findings again', function() return vim.deep_equal(codes(), RULES) end)
  end },
  { 'checkhealth', function()
    open 'article.txt'
    vim.cmd 'silent checkhealth tadqiq'
    local lines = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
    assert(lines:find('tadqiq %d+%.%d+%.%d+'), lines)
    assert(lines:find('article.txt: findings 3', 1, true), lines)
    assert(not lines:find('ERROR', 1, true), lines)
    vim.cmd 'close'
    local real = vim.lsp.config.tadqiq.cmd
    vim.lsp.config('tadqiq', { cmd = { '/nowhere/tadqiq', 'server' } })
    vim.cmd 'silent checkhealth tadqiq'
    lines = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
    assert(lines:find('ERROR', 1, true) and lines:find('/nowhere/tadqiq', 1, true), lines)
    vim.cmd 'close'
    vim.lsp.config('tadqiq', { cmd = real })
  end },
  { 'a clean end', function()
    open 'article.txt'
    exited = nil
    client():stop()
    until_('server exit', function() return exited end)
    eq(exited, { 0, 0 }, 'exit code, signal')
  end },
}

vim.o.swapfile, vim.o.hidden = false, true
vim.cmd 'filetype on'                              -- -l and -u NONE leave it off; vim.lsp.enable works on FileType
vim.opt.runtimepath:append(plugin)
vim.lsp.config('tadqiq', { cmd = cmd, init_options = { holdBack = false }, on_exit = function(code, signal) exited = { code, signal } end })
vim.cmd.runtime 'plugin/tadqiq.lua'
local good, bad = 0, 0
for _, it in ipairs(tests) do
  local t0 = vim.uv.hrtime()
  local ok, err = xpcall(it[2], debug.traceback)
  good, bad = good + (ok and 1 or 0), bad + (ok and 0 or 1)
  io.stdout:write(('%s  %s, %d ms\n'):format(ok and 'ok    ' or 'not ok', it[1], (vim.uv.hrtime() - t0) / 1e6), ok and '' or tostring(err) .. '\n')
  vim.cmd 'silent! %bwipeout!'
end
io.stdout:write(('%d passed, %d failed\n'):format(good, bad))
os.exit(bad == 0 and 0 or 1, true)
