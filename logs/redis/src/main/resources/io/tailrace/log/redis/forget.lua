-- Forgets the ids of whole days. ARGV: 1 the first day (days since 1970) to keep.
local P = KEYS[1]
local meta = P .. 'meta'
local gone = 0
local days = redis.call('HGETALL', P .. 'days')
for i = 1, #days, 2 do
  if tonumber(days[i]) < tonumber(ARGV[1]) then
    redis.call('UNLINK', P .. 'ids:' .. days[i])
    redis.call('HDEL', P .. 'days', days[i])
    redis.call('HINCRBY', meta, 'bytes', -math.min(tonumber(days[i + 1]), tonumber(redis.call('HGET', meta, 'bytes'))))
    gone = gone + 1
  end
end
return {gone}
