-- Commits a position unless somebody with a higher epoch has committed, or holds the lease.
-- ARGV: 1 sink, 2 partition, 3 epoch, 4 the position. Answers 1 if it is committed. Follows lease.lua.
local field = ARGV[1] .. '\0' .. ARGV[2]
local epoch = tonumber(ARGV[3])

local function higher(text)
  return text and tonumber(string.match(text, '^%d+')) > epoch
end

local held = lease(ARGV[1], ARGV[2])
if higher(held) or higher(redis.call('HGET', P .. 'positions', field)) then
  return {0}
end
-- A write that is allowed at maxmemory comes first: then all that follow are.
redis.call('DEL', P .. 'nothing')
redis.call('HSET', P .. 'positions', field, ARGV[3] .. ' ' .. ARGV[4])
return {1}
