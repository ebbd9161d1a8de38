-- The :Deskcheck command. What it does is loaded when it is first used.
if vim.g.loaded_deskcheck then
  return
end
vim.g.loaded_deskcheck = true

vim.api.nvim_create_user_command('Deskcheck', function(command)
  require('deskcheck.commands').run(command.fargs, command.bang)
end, {
  nargs = '+',
  bang = true,
  desc = 'List, explain or fix what deskcheck finds, list the facts of a draft, or restart the server',
  complete = function(start, line)
    return require('deskcheck.commands').complete(start, line)
  end,
})
