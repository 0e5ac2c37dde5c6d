-- Takes a lease that nobody has. Follows epoch.lua. ARGV: 1 its name, 2 who, 3 for how long (ms).
-- Answers with the epoch and 1 if the one before never gave it back; or with nothing.
local before = redis.call('HGET', P .. 'leases', ARGV[1])
local _, till, owner = string.match(before or '', '^(%d+) (%d+) (.*)$')
if till and tonumber(till) > now and owner ~= ARGV[2] then
  return {}
end
local next = epoch()
redis.call('HSET', P .. 'leases', ARGV[1], string.format('%.0f %.0f %s', next, now + tonumber(ARGV[3]), ARGV[2]))
return {next, till and till ~= '0' and 1 or 0}
