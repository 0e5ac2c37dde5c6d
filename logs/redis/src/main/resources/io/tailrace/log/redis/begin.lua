-- Begins a run. ARGV: 1 who runs. Answers with its epoch, and 1 if the last one did not end.
local unclean = redis.call('HEXISTS', P .. 'runs', ARGV[1])
local next = epoch()
redis.call('HSET', P .. 'runs', ARGV[1], string.format('%.0f', next))
return {next, unclean}
