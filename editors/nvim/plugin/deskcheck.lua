-- The :Deskcheck command. What it does is loaded when it is first used.
if vim.g.loaded_deskcheck then
  return
end
vim.g.loaded_deskcheck = true

vim.api.nvim_create_user_command('Deskcheck', function(command)
  require('deskcheck.commands').run(command.fargs)
end, {
  nargs = '+',
  desc = 'Explain, list or fix what deskcheck finds, or restart it',
  complete = function(start, line)
    return require('deskcheck.commands').complete(start, line)
  end,
})
