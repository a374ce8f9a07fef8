-- :checkhealth tadqiq
local M = {}

local function program(health)
  local cmd = vim.lsp.config.tadqiq.cmd
  if type(cmd) ~= 'table' then
    health.info('the server is started by a function of your configuration')
    return
  end
  if vim.fn.executable(cmd[1]) == 0 then
    health.error(('the program `%s` is not in your PATH, or can not be run'):format(cmd[1]), {
      'cargo install --path . in the repository of tadqiq',
      "or name it: vim.lsp.config('tadqiq', { cmd = { '/path/to/tadqiq', 'server' } })",
    })
    return
  end
  local done = vim.system({ cmd[1], '--version' }, { text = true }):wait(10000)
  local version = vim.startswith(done.stdout or '', 'tadqiq ') and vim.trim(done.stdout)
  if version then
    health.ok(('%s: %s'):format(vim.fn.exepath(cmd[1]), version))
  else
    health.error(('`%s` is not tadqiq: it says %s'):format(cmd[1], vim.inspect(vim.trim((done.stdout or '') .. (done.stderr or '')))))
  end
end

local function buffers(health)
  local count = 0
  for _, client in ipairs(vim.lsp.get_clients({ name = 'tadqiq' })) do
    for buf in pairs(client.attached_buffers) do
      count = count + 1
      local findings = #vim.diagnostic.get(buf, { namespace = vim.lsp.diagnostic.get_namespace(client.id) })
      health.ok(('%s: findings %d'):format(vim.api.nvim_buf_get_name(buf), findings))
    end
  end
  if count == 0 then
    health.info('no article is open: filetypes ' .. table.concat(vim.lsp.config.tadqiq.filetypes or {}, ', '))
  end
end

local function display(health)
  if vim.o.encoding ~= 'utf-8' then
    health.warn("'encoding' is " .. vim.o.encoding .. '; Arabic needs utf-8')
  end
  if vim.g.tadqiq_keep_display then
    health.info('your own display of findings is kept (g:tadqiq_keep_display)')
  end
  if vim.o.termbidi then
    health.ok("the terminal orders right-to-left text ('termbidi')")
  else
    health.info("if your terminal orders right-to-left text itself: :set termbidi; if not, :Tadqiq direction turns a window round")
  end
end

function M.check()
  local health = vim.health
  health.start('tadqiq')
  if vim.fn.has('nvim-0.11') == 0 then
    health.error('Neovim 0.11 or later is needed')
    return
  end
  health.ok('Neovim ' .. tostring(vim.version()))
  if vim.lsp.is_enabled and not vim.lsp.is_enabled('tadqiq') then
    health.warn("the server is switched off: vim.lsp.enable('tadqiq')")
  end
  program(health)
  buffers(health)
  display(health)
end

return M
