-- Asking the server, in Neovims that differ in how that is written.
local M = {}

---Calls a method of a client; before Neovim 0.11 those are called without the client.
---@param client vim.lsp.Client
---@param method string
function M.call(client, method, ...)
  if vim.fn.has('nvim-0.11') == 1 then
    return client[method](client, ...)
  end
  return client[method](...)
end

---The client through which the server reads a buffer, if it does.
---@param buf integer
---@return vim.lsp.Client?
function M.of(buf)
  return vim.lsp.get_clients({ name = 'deskcheck', bufnr = buf })[1]
end

---@param client vim.lsp.Client
---@param command string
function M.can(client, command)
  local provider = client.server_capabilities.executeCommandProvider or {}
  return vim.list_contains(provider.commands or {}, command)
end

---Has the server execute a command of its own.
---@param client vim.lsp.Client
---@param command string
---@param argument table
---@param answered fun(failure?: string, result: any)
function M.execute(client, command, argument, answered)
  local params = { command = command, arguments = { argument } }
  M.call(client, 'request', 'workspace/executeCommand', params, function(failure, result)
    answered(failure and failure.message, result)
  end)
end

return M
