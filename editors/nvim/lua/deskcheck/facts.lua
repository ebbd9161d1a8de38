-- The facts of a draft as entries of a list.
local M = {}

---What the server can say about how well a fact is backed.
M.STATUSES = { 'attributed', 'open', 'sourced', 'weak' }

---@param fact table As the server's command `deskcheck.facts` tells it.
---@return string
local function told(fact)
  local line = ('%-10s  %-11s  %s'):format(fact.status, fact.kind, (fact.text:gsub('%s+', ' ')))
  local known = fact.source and fact.source ~= vim.NIL
  return known and ('%s · %s'):format(line, fact.source) or line
end

---Entries for |setqflist()|, in the draft's order.
---@param facts table[]
---@param client vim.lsp.Client Whose columns the facts are in.
---@param buf integer
---@param status? string Only facts of this status.
---@return table[]
function M.items(facts, client, buf, status)
  local uri = vim.uri_from_bufnr(buf)
  local locations = {}
  for _, fact in ipairs(facts) do
    if not status or fact.status == status then
      locations[#locations + 1] = { uri = uri, range = fact.range, fact = fact }
    end
  end
  local items = vim.lsp.util.locations_to_items(locations, client.offset_encoding)
  for _, item in ipairs(items) do
    item.text = told(item.user_data.fact)
    item.bufnr, item.filename = buf, nil
  end
  return items
end

return M
