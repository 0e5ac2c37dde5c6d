-- A process goes. Its count is not deleted: a question of its own that is still on its way would find
-- less than was acknowledged, as after a loss. Follows writers.lua. ARGV: 1 who goes.
redis.call('DEL', P .. 'nothing')
redis.call('HSET', P .. 'writers', ARGV[1], string.format('%.0f', LEFT + seconds()))
return {1}
