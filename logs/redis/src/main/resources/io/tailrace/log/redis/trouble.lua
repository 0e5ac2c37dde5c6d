-- Says how a sink fares in a partition, for those who cannot ask its worker. ARGV: 1 sink, 2 partition,
-- 3 the epoch of who says it, 4 what, or nothing if all is well. Answers 1; or 0 if somebody else has the
-- lease, whose word counts.
local P = KEYS[1]
local field = ARGV[1] .. '\0' .. ARGV[2]
local lease = redis.call('HGET', P .. 'leases', 'sink:' .. ARGV[1])
    or redis.call('HGET', P .. 'leases', 'partition:' .. ARGV[2])
if lease and string.match(lease, '^%d+') ~= ARGV[3] then
  return {0}
end
-- A write that is allowed at maxmemory comes first: then all that follow are.
redis.call('HDEL', P .. 'troubles', field)
if ARGV[4] ~= '' then
  redis.call('HSET', P .. 'troubles', field, ARGV[4])
end
return {1}
