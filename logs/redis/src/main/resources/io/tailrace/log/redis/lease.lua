-- The lease under which a sink is worked on in a partition. Put before scripts that are fenced by it.
local P = KEYS[1]

-- Its text, which begins with the epoch; false if there is none.
local function lease(sink, partition)
  return redis.call('HGET', P .. 'leases', 'sink:' .. sink)
      or redis.call('HGET', P .. 'leases', 'partition:' .. partition)
end
