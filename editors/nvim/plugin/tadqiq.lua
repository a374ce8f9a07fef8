-- Starts tadqiq for text and Markdown, and shows findings so that right-to-left lines stay readable.
if vim.g.loaded_tadqiq then
  return
end
vim.g.loaded_tadqiq = true

if vim.fn.has('nvim-0.11') == 0 then
  vim.notify('tadqiq needs Neovim 0.11 or later', vim.log.levels.ERROR)
  return
end

-- Virtual text disappears on wrapped paragraphs and comes out reversed beside Arabic: signs, underline and a float
-- are right everywhere. Set vim.g.tadqiq_keep_display to keep your own settings.
if not vim.g.tadqiq_keep_display then
  vim.diagnostic.config({
    virtual_text = false,
    virtual_lines = false,
    signs = true,
    underline = true,
    float = { border = 'rounded', header = '', suffix = '' },
  })
end

vim.lsp.enable('tadqiq')
