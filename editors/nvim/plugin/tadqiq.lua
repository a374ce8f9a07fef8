-- Starts tadqiq for articles, shows findings so that right-to-left lines stay readable, and defines :Tadqiq.
if vim.g.loaded_tadqiq then
  return
end
vim.g.loaded_tadqiq = true

if vim.fn.has('nvim-0.11') == 0 then
  vim.notify('tadqiq needs Neovim 0.11 or later', vim.log.levels.ERROR)
  return
end

vim.api.nvim_create_autocmd('LspAttach', {
  group = vim.api.nvim_create_augroup('tadqiq', {}),
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'tadqiq' then
      require('tadqiq').attach(client, event.buf)
    end
  end,
})

-- A rule's page that the server sends for an action.
vim.lsp.commands['tadqiq.explain'] = function(command)
  require('tadqiq').explain(command.arguments and command.arguments[1])
end

vim.api.nvim_create_user_command('Tadqiq', function(it)
  require('tadqiq.command').run(it)
end, {
  nargs = '+',
  bang = true,
  range = true,
  desc = 'A copy desk for Arabic journalism',
  complete = function(...)
    return require('tadqiq.command').complete(...)
  end,
})

vim.lsp.enable('tadqiq')
