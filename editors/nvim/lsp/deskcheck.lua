-- The server as Neovim 0.11 and newer know it: vim.lsp.enable('deskcheck') reads this file.
-- It stands alone; copied into a configuration's own lsp/ folder, it works without the plugin.
---@type vim.lsp.Config
return {
  cmd = { 'deskcheck', 'lsp' },
  filetypes = { 'markdown', 'text' },
  root_markers = { 'deskcheck.toml', '.git' },
}
