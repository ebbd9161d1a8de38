-- The server as Neovim 0.11 and newer know it: vim.lsp.enable('deskcheck') reads this file.
-- It stands alone; copied into a configuration's own lsp/ folder, it works without the plugin.

---The TOML that is served: the desk's settings and its ledger, both of which the server changes.
local OWN = { ['deskcheck.toml'] = true, ['deskcheck.ledger.toml'] = true }

---Has a buffer served if it is a draft or one of the desk's own files: no other TOML, and nothing
---without a name, for Neovim would show its findings in a buffer that it makes for the file “/”.
---@param buf integer
---@param serve fun(root?: string)
local function root_dir(buf, serve)
  local name = vim.fs.basename(vim.api.nvim_buf_get_name(buf))
  local filetype = vim.bo[buf].filetype
  if name == '' then
    -- Not of the buffer: `:write NAME` takes away the autocommands of a buffer that has no name.
    vim.api.nvim_create_autocmd({ 'BufFilePost', 'BufWritePost' }, {
      desc = 'deskcheck: serve a draft that has got its name',
      callback = function(event)
        if event.buf == buf and vim.bo[buf].filetype == filetype then
          root_dir(buf, serve)
        end
        return event.buf == buf or not vim.api.nvim_buf_is_valid(buf)
      end,
    })
  elseif filetype ~= 'toml' or OWN[name] then
    serve(vim.fs.root(buf, { 'deskcheck.toml', '.git' }))
  end
end

---@type vim.lsp.Config
local config = {
  cmd = { 'deskcheck', 'lsp' },
  filetypes = { 'markdown', 'markdown.mdx', 'mdx', 'pandoc', 'quarto', 'rmd', 'text', 'toml' },
  root_dir = root_dir,
}

-- The code lens over the headline calls this command, if the server is told that there is one.
if #vim.api.nvim_get_runtime_file('lua/deskcheck/commands.lua', false) > 0 then
  config.capabilities = { experimental = { commands = { commands = { 'deskcheck.showFacts' } } } }
  config.commands = {
    ['deskcheck.showFacts'] = function()
      require('deskcheck.commands').run({ 'facts' })
    end,
  }
end

return config
