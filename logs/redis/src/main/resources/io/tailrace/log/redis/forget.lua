-- Forgets the ids of whole days, and the processes that left a day ago. Follows writers.lua.
-- ARGV: 1 the first day (days since 1970) to keep.
local meta = P .. 'meta'
local gone = 0
local days = redis.call('HGETALL', P .. 'days')
for i = 1, #days, 2 do
  if tonumber(days[i]) < tonumber(ARGV[1]) then
    redis.call('UNLINK', P .. 'ids:' .. days[i])
    redis.call('HDEL', P .. 'days', days[i])
    redis.call('HINCRBY', meta, 'bytes', -math.min(tonumber(days[i + 1]), tonumber(redis.call('HGET', meta, 'bytes') or '0')))
    gone = gone + 1
  end
end
local writers = redis.call('HGETALL', P .. 'writers')
for i = 1, #writers, 2 do
  local count = tonumber(writers[i + 1])
  if count >= LEFT and count - LEFT < seconds() - 86400 then
    redis.call('HDEL', P .. 'writers', writers[i])
  end
end
return {gone}
