-- Runs one command at maxmemory too. ARGV: 1 the command, 2 the key without our prefix, then the rest.
-- What consumers remember is what lets records go, so it may not wait for room. (Redis judges by
-- the first write of a script alone: that is a deletion, of nothing.)
redis.call('DEL', KEYS[1] .. 'nothing')
return {redis.call(ARGV[1], KEYS[1] .. ARGV[2], unpack(ARGV, 3))}
