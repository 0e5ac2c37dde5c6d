-- Says how a sink fares in a partition, for those who cannot ask its worker. ARGV: 1 sink, 2 partition,
-- 3 the epoch of who says it, 4 what, or nothing if all is well. Answers 1; or 0 if somebody else has the
-- lease, whose word counts. Follows lease.lua.
local field = ARGV[1] .. '\0' .. ARGV[2]
local held = lease(ARGV[1], ARGV[2])
if held and string.match(held, '^%d+') ~= ARGV[3] then
  return {0}
end
-- A write that is allowed at maxmemory comes first: then all that follow are.
redis.call('HDEL', P .. 'troubles', field)
if ARGV[4] ~= '' then
  redis.call('HSET', P .. 'troubles', field, ARGV[4])
end
return {1}
