-- How far the log reaches. Follows identity.lua.
-- Answers 'ok', the bytes held, and for each partition its start and its end.
local answer = {'ok', tonumber(redis.call('HGET', meta, 'bytes') or '0')}
for p = 0, ends - 1 do
  local kept = redis.call('HMGET', meta, 's' .. p, 'n' .. p)
  answer[#answer + 1] = tonumber(kept[1] or '1')
  answer[#answer + 1] = tonumber(kept[2] or '1')
end
return answer
