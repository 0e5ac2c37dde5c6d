-- What was acknowledged to each process. Put before scripts that look at it.
local P = KEYS[1]
local LEFT = 4503599627370496 -- 2^52, more groups than anybody counts: who left. The seconds are added.

local function seconds()
  return tonumber(redis.call('TIME')[1])
end
