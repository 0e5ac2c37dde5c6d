-- For wrk: as requests.lua, but each connection thinks between two requests, THINK milliseconds in the mean. Many that
-- think long come to an even rate, at moments that are independent of each other and of the answers.
dofile(os.getenv("REQUESTS_LUA"))
local think = tonumber(os.getenv("THINK"))

function delay()
  return math.floor(0.5 - think * math.log(1 - math.random()))
end
