-- The next epoch: higher than any before, even than those of a Redis that was emptied, since
-- it is at least the time in milliseconds and no lease changes hands that often.
-- Put before scripts that need one.
local P = KEYS[1]
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

local function epoch()
  -- A write that is allowed at maxmemory comes first: then all that follow are.
  redis.call('DEL', P .. 'nothing')
  local next = math.max(tonumber(redis.call('GET', P .. 'epoch') or '0') + 1, now)
  redis.call('SET', P .. 'epoch', string.format('%.0f', next))
  return next
end
