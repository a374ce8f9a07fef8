-- End-to-end test of a language server in a real Neovim >= 0.11 with its built-in LSP client,
-- started by our plugin as a user's configuration would start it.
-- nvim --clean --headless -l nvim.lua WORKSPACE PLUGIN SERVER [ARGS…]
local ws, plugin, cmd = arg[1], arg[2], { unpack(arg, 3) }
local BAD, GOOD = 'مايكل هاملتون', 'مايكل هاميلتون'
local t0 = vim.uv.hrtime()
local function log(s) io.stdout:write(string.format('%6.0f ms  %s\n', (vim.uv.hrtime() - t0) / 1e6, s)) end
local function until_(what, f, ms)
  if not vim.wait(ms or 10000, f, 10) then error('timeout: ' .. what, 2) end
end
local function eq(a, b, what) if not vim.deep_equal(a, b) then error((what or '') .. ': expected ' .. vim.inspect(b) .. ', got ' .. vim.inspect(a), 2) end end

local function main()
  assert(vim.fn.has('nvim-0.11') == 1, 'needs Neovim 0.11')
  vim.o.swapfile = false
  local tmp = vim.fn.tempname()                      -- own copy; removed by nvim at exit
  vim.fn.mkdir(tmp, 'p')
  vim.uv.fs_copyfile(vim.fs.joinpath(ws, 'article.txt'), vim.fs.joinpath(tmp, 'article.txt'))

  vim.cmd 'filetype on'                              -- -l / -u NONE leave it off; vim.lsp.enable works on FileType
  local exited
  vim.opt.runtimepath:append(plugin)
  vim.lsp.config('tadqiq', { cmd = cmd, on_exit = function(code, signal) exited = { code, signal } end })
  vim.cmd.runtime 'plugin/tadqiq.lua'
  vim.cmd.edit(vim.fs.joinpath(tmp, 'article.txt'))
  local buf = vim.api.nvim_get_current_buf()
  eq(vim.bo.filetype, 'text', 'filetype')

  until_('client', function() return #vim.lsp.get_clients { bufnr = buf, name = 'tadqiq' } == 1 end)
  local client = vim.lsp.get_clients { bufnr = buf, name = 'tadqiq' }[1]
  until_('initialized', function() return client.initialized end)
  log('attached, encoding ' .. client.offset_encoding)

  -- 1. diagnostics (nvim stores byte columns)
  local function diags(code)
    return vim.tbl_filter(function(d) return not code or d.code == code end, vim.diagnostic.get(buf))
  end
  until_('3 diagnostics', function() return #diags() == 3 end)
  log('3 diagnostics')
  local function text(d) return vim.api.nvim_buf_get_text(buf, d.lnum, d.col, d.end_lnum, d.end_col, {})[1] end
  local d = diags 'names/inconsistent'[1]
  eq(text(d), BAD, 'range')
  eq(d.severity, vim.diagnostic.severity.WARN, 'severity'); eq(d.source, 'tadqiq', 'source')
  eq(#d.user_data.lsp.relatedInformation, 1, 'relatedInformation')   -- nvim itself does not show it
  eq(text(diags 'quotes/reversed'[1]), '»', 'mark')

  -- 2. hover: the request, and what `K` shows
  vim.api.nvim_win_set_cursor(0, { d.lnum + 1, d.col })
  vim.lsp.buf.hover()
  local float
  until_('hover window', function()
    for _, w in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(w).relative ~= '' then float = w return true end
    end
  end)
  local lines = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(float), 0, -1, false), '\n')
  assert(lines:find('شخص', 1, true), 'hover text: ' .. lines)
  vim.api.nvim_win_close(float, true)
  log('hover')

  -- 3. code action (filter + apply = no menu); the list is asked for the diagnostics at the cursor
  vim.lsp.buf.code_action { apply = true, filter = function(a) return a.kind == 'quickfix' and vim.startswith(a.title, 'اكتب هنا') end }
  until_('edit applied', function() return vim.bo[buf].modified end)
  until_('2 diagnostics', function() return #diags() == 2 and #diags 'names/inconsistent' == 0 end)
  log('quick fix applied')

  -- 4. write, compare the disk
  local function slurp(p) local f = assert(io.open(p, 'rb')); local s = f:read('*a'); f:close(); return s end
  local before = slurp(vim.fs.joinpath(ws, 'article.txt'))
  vim.cmd 'silent write'
  local s, e = before:find(BAD, 1, true)
  eq(slurp(vim.api.nvim_buf_get_name(buf)), before:sub(1, s - 1) .. GOOD .. before:sub(e + 1), 'file on disk')
  log('written')

  -- 5. undo is one step, diagnostics come back
  vim.cmd 'silent undo'
  until_('3 diagnostics again', function() return #diags() == 3 end)

  -- 6. clean shutdown: the server must exit on shutdown/exit by itself
  client:stop()
  until_('server exit', function() return exited end, 5000)
  eq(exited, { 0, 0 }, 'exit code, signal')
  log('server stopped')
end

local ok, err = xpcall(main, debug.traceback)
if not ok then io.stderr:write('not ok  nvim_e2e: ', tostring(err), '\n') end
io.stdout:write(ok and '1 passed, 0 failed\n' or '0 passed, 1 failed\n')
os.exit(ok and 0 or 1, true)
