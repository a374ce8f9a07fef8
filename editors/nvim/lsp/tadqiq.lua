-- The server's configuration for vim.lsp.enable('tadqiq'): Neovim 0.11 finds it on the runtime path.
return {
  cmd = { 'tadqiq', 'server' },
  filetypes = { 'text', 'markdown', 'html' },
  root_markers = { 'tadqiq.toml', '.git' },
}
