-- The leases that somebody has. Follows epoch.lua. Answers with name and value, in turn.
local answer = {}
local leases = redis.call('HGETALL', P .. 'leases')
for i = 1, #leases, 2 do
  if tonumber(string.match(leases[i + 1], '^%d+ (%d+)')) > now then
    answer[#answer + 1] = leases[i]
    answer[#answer + 1] = leases[i + 1]
  end
end
return answer
