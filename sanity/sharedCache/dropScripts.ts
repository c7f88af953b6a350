/**
 * What Redis runs, undivided, for servers that share one log of dropped tags.
 *
 * `KEYS[1]` is a hash: `position` of the last drop; `floor`, the position up to which drops are no longer remembered one by one; `run`,
 * the process of Redis that gave the positions out. `KEYS[2]` is a sorted set: each tag with the position at which it was dropped last.
 * `ARGV[1]` is the position that the caller knows.
 *
 * Whenever Redis may have forgotten something (it was emptied, or started anew, perhaps from an older snapshot, or threw the log away
 * for want of memory), the log begins anew behind every position given out before: at the time in microseconds, which runs
 * faster than positions do. So positions never come twice, and whoever knows less than the floor knows that it may have missed something.
 */
const begin = `
local known = tonumber(ARGV[1])
local kept = redis.call('HMGET', KEYS[1], 'run', 'position', 'floor')
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
local position, floor = tonumber(kept[2]), tonumber(kept[3])
local isWhole = kept[1] == run and position and floor and known <= position
  and (position == floor or redis.call('EXISTS', KEYS[2]) == 1)
if not isWhole then
  local time = redis.call('TIME')
  position = math.max(time[1] * 1000000 + time[2], known + 1, (position or 0) + 1)
  floor = position
  redis.call('DEL', KEYS[2])
  redis.call('HSET', KEYS[1], 'run', run, 'position', position, 'floor', floor)
end
`

/**
 * Gives tags the next position and tells every server: `ARGV[2]` tags as JSON, `ARGV[3]` how many tags to remember, `ARGV[4]` the channel,
 * `ARGV[5]` the server that drops, `ARGV[6]` a name for this drop. Gives how many servers will hear of it.
 */
export const dropScript = `${begin}
position = position + 1
redis.call('HSET', KEYS[1], 'position', position)
for _, tag in ipairs(cjson.decode(ARGV[2])) do redis.call('ZADD', KEYS[2], position, tag) end
local surplus = redis.call('ZCARD', KEYS[2]) - tonumber(ARGV[3])
if surplus > 0 then
  floor = tonumber(redis.call('ZRANGE', KEYS[2], surplus - 1, surplus - 1, 'WITHSCORES')[2])
  redis.call('ZREMRANGEBYRANK', KEYS[2], 0, surplus - 1)
  redis.call('HSET', KEYS[1], 'floor', floor)
end
local message = '{"from":%s,"drop":%s,"position":%.0f,"floor":%.0f,"tags":%s}'
return redis.call('PUBLISH', ARGV[4],
  string.format(message, cjson.encode(ARGV[5]), cjson.encode(ARGV[6]), position, floor, ARGV[2]))
`

/** Gives position, floor, and the tags that were dropped after the known position, each followed by its own. */
export const catchUpScript = `${begin}
return {position, floor, redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. ARGV[1], '+inf', 'WITHSCORES')}
`
