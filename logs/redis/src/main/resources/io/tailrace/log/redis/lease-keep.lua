-- Keeps a lease, or gives it back. Follows epoch.lua. ARGV: 1 its name, 2 who, 3 the epoch, 4 for
-- how long (ms; 0 gives it back). Answers 1, or 0 if somebody else has it.
local before = redis.call('HGET', P .. 'leases', ARGV[1])
if string.match(before or '', '^%d+') ~= ARGV[3] then
  return {0}
end
redis.call('DEL', P .. 'nothing')
local till = ARGV[4] == '0' and 0 or now + tonumber(ARGV[4])
redis.call('HSET', P .. 'leases', ARGV[1], string.format('%s %.0f %s', ARGV[3], till, ARGV[2]))
return {1}
