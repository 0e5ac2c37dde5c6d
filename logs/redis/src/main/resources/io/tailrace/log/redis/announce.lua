-- A worker is there. Follows epoch.lua. ARGV: 1 who, 2 for how long (ms). Answers how many are.
redis.call('DEL', P .. 'nothing')
redis.call('HSET', P .. 'workers', ARGV[1], string.format('%.0f', now + tonumber(ARGV[2])))
local there = 0
local workers = redis.call('HGETALL', P .. 'workers')
for i = 1, #workers, 2 do
  if tonumber(workers[i + 1]) > now then
    there = there + 1
  else
    redis.call('HDEL', P .. 'workers', workers[i])
  end
end
return {there}
