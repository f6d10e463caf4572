// Written by `npm run lua` from policy.ts and redis/inside. Not to be changed by hand.
export const SHA1 = 'ee3d05ed05e9bc6d49050badd33cd747ed66525b'
export const SCRIPT = `local files, loaded = {}, {}
local function require(name)
if loaded[name] == nil then loaded[name] = files[name]() or true end
return loaded[name]
end
files["server.redis.inside.main"] = function()
local ____lualib = require("lualib_bundle")
local __TS__ArraySlice = ____lualib.__TS__ArraySlice
local ____exports = {}
local ____clock = require("server.redis.inside.clock")
local clockOf = ____clock.clockOf
local readTime = ____clock.readTime
local ____ended = require("server.redis.inside.ended")
local bury = ____ended.bury
local claim = ____ended.claim
local done = ____ended.done
local enroll = ____ended.enroll
local forget = ____ended.forget
local hold = ____ended.hold
local later = ____ended.later
local letters = ____ended.letters
local revive = ____ended.revive
require("server.redis.inside.redis")
local ____session = require("server.redis.inside.session")
local copyOf = ____session.copyOf
local enterId = ____session.enterId
local finish = ____session.finish
local leaveId = ____session.leaveId
local open = ____session.open
local peek = ____session.peek
local take = ____session.take
local ____sweep = require("server.redis.inside.sweep")
local sweep = ____sweep.sweep
local ____ARGV_0 = ARGV
local op = ____ARGV_0[1]
local given = ____ARGV_0[2]
local rules = ____ARGV_0[3]
local args = __TS__ArraySlice(____ARGV_0, 3)
local function text(____, place)
    return args[place + 1]
end
local function number(____, place)
    return tonumber(args[place + 1])
end
local function farm(self)
    return {
        rules = cjson.decode(rules),
        time = readTime(nil, given, false)
    }
end
local OPS = {
    open = function() return open(
        nil,
        farm(nil),
        text(nil, 0)
    ) end,
    hear = function() return take(
        nil,
        farm(nil),
        text(nil, 0),
        cjson.decode(text(nil, 1)),
        text(nil, 2) == "open"
    ) end,
    peek = function() return peek(
        nil,
        farm(nil),
        text(nil, 0)
    ) end,
    ["end"] = function() return finish(
        nil,
        farm(nil),
        text(nil, 0),
        text(nil, 1)
    ) end,
    copyOf = function() return copyOf(
        nil,
        farm(nil),
        text(nil, 0)
    ) end,
    leaveId = function() return leaveId(
        nil,
        farm(nil),
        text(nil, 0)
    ) end,
    enterId = function() return enterId(
        nil,
        farm(nil),
        text(nil, 0),
        text(nil, 1)
    ) end,
    sweep = function() return sweep(
        nil,
        readTime(nil, given, true),
        number(nil, 0)
    ) end,
    enroll = function() return enroll(
        nil,
        text(nil, 0)
    ) end,
    claim = function() return claim(
        nil,
        text(nil, 0),
        number(nil, 1),
        number(nil, 2)
    ) end,
    hold = function() return hold(
        nil,
        text(nil, 0),
        __TS__ArraySlice(args, 1)
    ) end,
    later = function() return later(
        nil,
        text(nil, 0),
        text(nil, 1),
        number(nil, 2)
    ) end,
    done = function() return done(
        nil,
        text(nil, 0),
        text(nil, 1),
        number(nil, 2)
    ) end,
    bury = function() return bury(
        nil,
        text(nil, 0),
        text(nil, 1),
        text(nil, 2)
    ) end,
    letters = letters,
    revive = function() return revive(
        nil,
        text(nil, 0)
    ) end,
    forget = function() return forget(
        nil,
        clockOf(nil, given),
        number(nil, 0)
    ) end
}
____exports.answer = function()
    local ____opt_1 = OPS[op]
    return ____opt_1 and ____opt_1(OPS)
end
return ____exports
end
files["lualib_bundle"] = function()
local function __TS__ObjectAssign(target, ...)
    local sources = {...}
    for i = 1, #sources do
        local source = sources[i]
        if type(source) == "table" then
            for key in pairs(source) do
                target[key] = source[key]
            end
        end
    end
    return target
end

local function __TS__CountVarargs(...)
    return select("#", ...)
end

local function __TS__ArrayReduce(self, callbackFn, ...)
    local len = #self
    local k = 0
    local accumulator = nil
    if __TS__CountVarargs(...) ~= 0 then
        accumulator = ...
    elseif len > 0 then
        accumulator = self[1]
        k = 1
    else
        error("Reduce of empty array with no initial value", 0)
    end
    for i = k + 1, len do
        accumulator = callbackFn(
            nil,
            accumulator,
            self[i],
            i - 1,
            self
        )
    end
    return accumulator
end

local function __TS__ArrayFind(self, predicate, thisArg)
    for i = 1, #self do
        local elem = self[i]
        if predicate(thisArg, elem, i - 1, self) then
            return elem
        end
    end
    return nil
end

local function __TS__ArrayFilter(self, callbackfn, thisArg)
    local result = {}
    local len = 0
    for i = 1, #self do
        if callbackfn(thisArg, self[i], i - 1, self) then
            len = len + 1
            result[len] = self[i]
        end
    end
    return result
end

local function __TS__SparseArrayNew(...)
    local sparseArray = {...}
    sparseArray.sparseLength = __TS__CountVarargs(...)
    return sparseArray
end

local function __TS__SparseArrayPush(sparseArray, ...)
    local args = {...}
    local argsLen = __TS__CountVarargs(...)
    local listLen = sparseArray.sparseLength
    for i = 1, argsLen do
        sparseArray[listLen + i] = args[i]
    end
    sparseArray.sparseLength = listLen + argsLen
end

local function __TS__SparseArraySpread(sparseArray)
    local _unpack = unpack or table.unpack
    return _unpack(sparseArray, 1, sparseArray.sparseLength)
end

local function __TS__ArraySlice(self, first, last)
    local len = #self
    first = first or 0
    if first < 0 then
        first = len + first
        if first < 0 then
            first = 0
        end
    else
        if first > len then
            first = len
        end
    end
    last = last or len
    if last < 0 then
        last = len + last
        if last < 0 then
            last = 0
        end
    else
        if last > len then
            last = len
        end
    end
    local out = {}
    first = first + 1
    last = last + 1
    local n = 1
    while first < last do
        out[n] = self[first]
        first = first + 1
        n = n + 1
    end
    return out
end

local function __TS__ObjectRest(target, usedProperties)
    local result = {}
    for property in pairs(target) do
        if not usedProperties[property] then
            result[property] = target[property]
        end
    end
    return result
end

local function __TS__ArrayMap(self, callbackfn, thisArg)
    local result = {}
    for i = 1, #self do
        result[i] = callbackfn(thisArg, self[i], i - 1, self)
    end
    return result
end

local function __TS__ArrayEvery(self, callbackfn, thisArg)
    for i = 1, #self do
        if not callbackfn(thisArg, self[i], i - 1, self) then
            return false
        end
    end
    return true
end

local function __TS__ArrayIsArray(value)
    return type(value) == "table" and (value[1] ~= nil or next(value) == nil)
end

local function __TS__ArrayFlatMap(self, callback, thisArg)
    local result = {}
    local len = 0
    for i = 1, #self do
        local value = callback(thisArg, self[i], i - 1, self)
        if __TS__ArrayIsArray(value) then
            for j = 1, #value do
                len = len + 1
                result[len] = value[j]
            end
        else
            len = len + 1
            result[len] = value
        end
    end
    return result
end

local function __TS__ArrayIncludes(self, searchElement, fromIndex)
    if fromIndex == nil then
        fromIndex = 0
    end
    local len = #self
    local k = fromIndex
    if fromIndex < 0 then
        k = len + fromIndex
    end
    if k < 0 then
        k = 0
    end
    for i = k + 1, len do
        if self[i] == searchElement then
            return true
        end
    end
    return false
end

local function __TS__ArrayPushArray(self, items)
    local len = #self
    for i = 1, #items do
        len = len + 1
        self[len] = items[i]
    end
    return len
end

return {
  __TS__ObjectAssign = __TS__ObjectAssign,
  __TS__ArrayReduce = __TS__ArrayReduce,
  __TS__ArrayFind = __TS__ArrayFind,
  __TS__ArrayFilter = __TS__ArrayFilter,
  __TS__SparseArrayNew = __TS__SparseArrayNew,
  __TS__SparseArrayPush = __TS__SparseArrayPush,
  __TS__SparseArraySpread = __TS__SparseArraySpread,
  __TS__ArraySlice = __TS__ArraySlice,
  __TS__ObjectRest = __TS__ObjectRest,
  __TS__ArrayMap = __TS__ArrayMap,
  __TS__ArrayEvery = __TS__ArrayEvery,
  __TS__ArrayFlatMap = __TS__ArrayFlatMap,
  __TS__ArrayIncludes = __TS__ArrayIncludes,
  __TS__ArrayIsArray = __TS__ArrayIsArray,
  __TS__ArrayPushArray = __TS__ArrayPushArray
}
end
files["server.redis.inside.clock"] = function()
local ____exports = {}
local ____keys = require("server.redis.inside.keys")
local keys = ____keys.keys
local AWAY = 5000
local function realTime(self)
    local seconds, micros = unpack(
        redis.call("TIME"),
        1,
        2
    )
    return tonumber(seconds) * 1000 + math.floor(tonumber(micros) / 1000)
end
____exports.clockOf = function(____, given) return given == "" and realTime(nil) or tonumber(given) end
function ____exports.readTime(self, given, sweeps)
    local real = ____exports.clockOf(nil, given)
    local lostText, sweptText = unpack(
        redis.call("HMGET", keys.clock, "lost", "swept"),
        1,
        2
    )
    local before = lostText and tonumber(lostText) or 0
    local gap = sweptText and real - tonumber(sweptText) or 0
    local away = math.abs(gap) > AWAY
    local lost = away and before + gap or before
    if away then
        redis.call("HSET", keys.clock, "lost", lost)
    end
    if sweeps then
        redis.call("HSET", keys.clock, "swept", real)
    elseif away then
        redis.call("HDEL", keys.clock, "swept")
    end
    return {now = real - lost, lost = lost}
end
return ____exports
end
files["server.redis.inside.keys"] = function()
local ____exports = {}
require("server.redis.inside.redis")
local base = unpack(KEYS, 1, 1)
____exports.keys = {
    session = function(____, id) return (base .. ":s:") .. id end,
    due = base .. ":due",
    lifetimes = base .. ":lifetimes",
    ended = base .. ":ended",
    dead = base .. ":dead",
    clock = base .. ":clock"
}
return ____exports
end
files["server.redis.inside.redis"] = function()
local ____exports = {}
return ____exports
end
files["server.redis.inside.ended"] = function()
local ____lualib = require("lualib_bundle")
local __TS__ArrayPushArray = ____lualib.__TS__ArrayPushArray
local __TS__SparseArrayNew = ____lualib.__TS__SparseArrayNew
local __TS__SparseArrayPush = ____lualib.__TS__SparseArrayPush
local __TS__SparseArraySpread = ____lualib.__TS__SparseArraySpread
local __TS__ArrayMap = ____lualib.__TS__ArrayMap
local ____exports = {}
local ____keys = require("server.redis.inside.keys")
local keys = ____keys.keys
local ____store = require("server.redis.inside.store")
local preserve = ____store.preserve
local release = ____store.release
local GROUP = "lastcall"
local AT_ONCE = 1000
local function read(self, fields)
    local id, reason, at, event = "", "", "", ""
    do
        local i = 0
        while i < #fields do
            local value = fields[i + 1 + 1]
            if fields[i + 1] == "id" then
                id = value
            elseif fields[i + 1] == "reason" then
                reason = value
            elseif fields[i + 1] == "at" then
                at = value
            else
                event = value
            end
            i = i + 2
        end
    end
    return {id = id, reason = reason, at = at, event = event}
end
function ____exports.enroll(self, from)
    redis.pcall(
        "XGROUP",
        "CREATE",
        keys.ended,
        GROUP,
        "0",
        "MKSTREAM"
    )
    local entries = redis.call(
        "XRANGE",
        keys.ended,
        from,
        "+",
        "COUNT",
        AT_ONCE
    )
    for ____, ____value in ipairs(entries) do
        local fields = ____value[2]
        local ____read_result_0 = read(nil, fields)
        local id = ____read_result_0.id
        local at = ____read_result_0.at
        preserve(
            nil,
            id,
            tonumber(at)
        )
    end
    local last = entries[AT_ONCE]
    return last == nil and "" or "(" .. last[1]
end
local function claimed(self, ____bindingPattern0)
    local fields
    local stream
    stream = ____bindingPattern0[1]
    fields = ____bindingPattern0[2]
    local ____read_result_1 = read(nil, fields)
    local id = ____read_result_1.id
    local reason = ____read_result_1.reason
    local at = ____read_result_1.at
    local event = ____read_result_1.event
    local pending = unpack(
        redis.call(
            "XPENDING",
            keys.ended,
            GROUP,
            stream,
            stream,
            1
        ),
        1,
        1
    )
    preserve(
        nil,
        id,
        tonumber(at)
    )
    return {
        stream,
        id,
        reason,
        at,
        pending == nil and 1 or pending[4],
        event
    }
end
local function fresh(self, consumer, most)
    if most < 1 then
        return {}
    end
    local options = {
        "GROUP",
        GROUP,
        consumer,
        "COUNT",
        most,
        "STREAMS",
        keys.ended,
        ">"
    }
    local found = redis.call(
        "XREADGROUP",
        unpack(options)
    )
    return found == false and ({}) or found[1][2]
end
local function owed(self, consumer, takeover, most)
    local found = {}
    local cursor = "0-0"
    repeat
        do
            local options = {
                GROUP,
                consumer,
                takeover,
                cursor,
                "COUNT",
                most - #found
            }
            local next, more = unpack(
                redis.call(
                    "XAUTOCLAIM",
                    keys.ended,
                    unpack(options)
                ),
                1,
                2
            )
            __TS__ArrayPushArray(found, more)
            cursor = next
        end
    until not (cursor ~= "0-0" and #found < most)
    return found
end
function ____exports.claim(self, consumer, takeover, most)
    local again = owed(nil, consumer, takeover, most)
    local ____array_2 = __TS__SparseArrayNew(unpack(again))
    __TS__SparseArrayPush(
        ____array_2,
        unpack(fresh(nil, consumer, most - #again))
    )
    return __TS__ArrayMap(
        {__TS__SparseArraySpread(____array_2)},
        function(____, entry) return claimed(nil, entry) end
    )
end
function ____exports.hold(self, consumer, streams)
    local ____redis_call_4 = redis.call
    local ____array_3 = __TS__SparseArrayNew(
        "XCLAIM",
        keys.ended,
        GROUP,
        consumer,
        0,
        unpack(streams)
    )
    __TS__SparseArrayPush(____array_3, "JUSTID")
    ____redis_call_4(__TS__SparseArraySpread(____array_3))
end
function ____exports.later(self, stream, consumer, idle)
    redis.call(
        "XCLAIM",
        unpack({
            keys.ended,
            GROUP,
            consumer,
            0,
            stream,
            "IDLE",
            idle,
            "JUSTID"
        })
    )
end
local function drop(self, stream)
    redis.call("XACK", keys.ended, GROUP, stream)
    redis.call("XDEL", keys.ended, stream)
end
function ____exports.done(self, stream, id, endedAt)
    drop(nil, stream)
    release(nil, id, endedAt)
end
function ____exports.bury(self, stream, event, letter)
    redis.call("HSET", keys.dead, event, letter)
    drop(nil, stream)
end
____exports.letters = function() return redis.call("HGETALL", keys.dead) end
function ____exports.revive(self, event)
    local letter = redis.call("HGET", keys.dead, event)
    if letter == false then
        return 0
    end
    local ____cjson_decode_result_5 = cjson.decode(letter)
    local id = ____cjson_decode_result_5.id
    local reason = ____cjson_decode_result_5.reason
    local endedAt = ____cjson_decode_result_5.endedAt
    local fields = {
        "id",
        id,
        "reason",
        reason,
        "at",
        endedAt,
        "event",
        event
    }
    redis.call(
        "XADD",
        keys.ended,
        "*",
        unpack(fields)
    )
    redis.call("HDEL", keys.dead, event)
    return 1
end
local function forgetNodes(self, idle)
    local consumers = redis.call("XINFO", "CONSUMERS", keys.ended, GROUP)
    for ____, ____value in ipairs(consumers) do
        local name = ____value[2]
        local pending = ____value[4]
        local quiet = ____value[6]
        if pending == 0 and quiet > idle then
            redis.call(
                "XGROUP",
                "DELCONSUMER",
                keys.ended,
                GROUP,
                name
            )
        end
    end
end
function ____exports.forget(self, now, age)
    if redis.call("EXISTS", keys.ended) == 0 then
        return
    end
    local groups = redis.call("XINFO", "GROUPS", keys.ended)
    if #groups > 0 then
        forgetNodes(nil, age)
    else
        redis.call("XTRIM", keys.ended, "MINID", now - age)
    end
end
return ____exports
end
files["server.redis.inside.store"] = function()
local ____exports = {}
local ____policy = require("server.policy")
local due = ____policy.due
local ____keys = require("server.redis.inside.keys")
local keys = ____keys.keys
local ____packed = require("server.redis.inside.packed")
local idleTimeoutOf = ____packed.idleTimeoutOf
local pack = ____packed.pack
local ____unpack = ____packed.unpack
local HOUR = 3600000
local TOMBSTONE = 24 * HOUR
local OUTAGE = HOUR
function ____exports.load(self, id, ____bindingPattern0)
    local lost
    lost = ____bindingPattern0.lost
    local text = redis.call(
        "GET",
        keys:session(id)
    )
    if text == false then
        return
    end
    local packed = cmsgpack.unpack(text)
    return {
        record = ____unpack(nil, packed, lost),
        idleTimeout = idleTimeoutOf(nil, packed)
    }
end
____exports.rulesOf = function(____, kept, ____bindingPattern0)
    local grace
    grace = ____bindingPattern0.grace
    return {idleTimeout = kept.idleTimeout, grace = grace}
end
local function textOf(____, ____bindingPattern0, lost)
    local idleTimeout
    local record
    record = ____bindingPattern0.record
    idleTimeout = ____bindingPattern0.idleTimeout
    return cmsgpack.pack(pack(nil, record, idleTimeout, lost))
end
function ____exports.file(self, id, record, ____bindingPattern0)
    local lost
    lost = ____bindingPattern0.lost
    redis.call(
        "ZADD",
        keys.due,
        due(nil, record).at,
        id
    )
    local ____record_0 = record
    local lifetimeEnd = ____record_0.lifetimeEnd
    local idleEnd = ____record_0.idleEnd
    local isNear = lifetimeEnd ~= nil and lifetimeEnd - idleEnd < OUTAGE
    if isNear then
        redis.call("ZADD", keys.lifetimes, lifetimeEnd + lost, id)
    else
        redis.call("ZREM", keys.lifetimes, id)
    end
end
function ____exports.strike(self, id)
    redis.call("ZREM", keys.due, id)
    redis.call("ZREM", keys.lifetimes, id)
end
function ____exports.bury(self, id, kept, ____bindingPattern0)
    local lost
    lost = ____bindingPattern0.lost
    redis.call(
        "SET",
        keys:session(id),
        textOf(nil, kept, lost),
        "PX",
        TOMBSTONE
    )
    ____exports.strike(nil, id)
end
local function isTombOf(____, id, endedAt)
    local ____opt_3 = ____exports.load(nil, id, {now = 0, lost = 0})
    local ____opt_1 = ____opt_3 and ____opt_3.record.ended
    return (____opt_1 and ____opt_1.at) == endedAt
end
function ____exports.preserve(self, id, endedAt)
    if isTombOf(nil, id, endedAt) then
        redis.call(
            "PERSIST",
            keys:session(id)
        )
    end
end
function ____exports.release(self, id, endedAt)
    if isTombOf(nil, id, endedAt) then
        redis.call(
            "PEXPIRE",
            keys:session(id),
            TOMBSTONE
        )
    end
end
local function isHeard()
    return #redis.call("XINFO", "GROUPS", keys.ended) > 0
end
function ____exports.keep(self, id, kept, time)
    local ____kept_record_5 = kept.record
    local ended = ____kept_record_5.ended
    if ended then
        ____exports.bury(nil, id, kept, time)
        local at = ended.at + time.lost
        redis.call(
            "XADD",
            keys.ended,
            "*",
            "id",
            id,
            "reason",
            ended.reason,
            "at",
            at
        )
        if isHeard(nil) then
            redis.call(
                "PERSIST",
                keys:session(id)
            )
        end
    else
        redis.call(
            "SET",
            keys:session(id),
            textOf(nil, kept, time.lost)
        )
        ____exports.file(nil, id, kept.record, time)
    end
end
return ____exports
end
files["server.policy"] = function()
local ____lualib = require("lualib_bundle")
local __TS__ObjectAssign = ____lualib.__TS__ObjectAssign
local __TS__ArrayReduce = ____lualib.__TS__ArrayReduce
local __TS__ArrayFind = ____lualib.__TS__ArrayFind
local __TS__ArrayFilter = ____lualib.__TS__ArrayFilter
local __TS__SparseArrayNew = ____lualib.__TS__SparseArrayNew
local __TS__SparseArrayPush = ____lualib.__TS__SparseArrayPush
local __TS__SparseArraySpread = ____lualib.__TS__SparseArraySpread
local __TS__ArraySlice = ____lualib.__TS__ArraySlice
local __TS__ObjectRest = ____lualib.__TS__ObjectRest
local __TS__ArrayMap = ____lualib.__TS__ArrayMap
local __TS__ArrayEvery = ____lualib.__TS__ArrayEvery
local __TS__ArrayFlatMap = ____lualib.__TS__ArrayFlatMap
local __TS__ArrayIncludes = ____lualib.__TS__ArrayIncludes
local ____exports = {}
local SECOND = 1000
____exports.MEMORY = 120 * SECOND
local MOST_PAGES = 32
local OVERTAKING = 10 * SECOND
local BLUR = 200
____exports.GRACE = {
    close = 10 * SECOND,
    external = 10 * SECOND,
    unsure = 120 * SECOND,
    crash = 120 * SECOND,
    silence = 120 * SECOND
}
____exports.begin = function(____, now, rules, lifetime) return __TS__ObjectAssign({at = now, idleEnd = now + rules.idleTimeout}, lifetime ~= nil and ({lifetimeEnd = now + lifetime}), {pages = {}}) end
function ____exports.due(self, record)
    local ends = {{reason = "lifetime", at = record.lifetimeEnd or math.huge}, {reason = "idle", at = record.idleEnd}, {reason = "closed", at = record.closing or math.huge}}
    return __TS__ArrayReduce(
        ends,
        function(____, first, next) return next.at < first.at and next or first end
    )
end
local function over(____, ____bindingPattern0, ended)
    local idleEnd
    local at
    at = ____bindingPattern0.at
    idleEnd = ____bindingPattern0.idleEnd
    return __TS__ObjectAssign({at = at, idleEnd = idleEnd, pages = {}, ended = ended})
end
function ____exports.settle(self, record, now)
    local ____end = ____exports.due(nil, record)
    return (record.ended or now < ____end.at) and record or over(nil, record, ____end)
end
____exports["end"] = function(self, before, reason, now)
    local record = ____exports.settle(nil, before, now)
    return record.ended and record or over(
        nil,
        __TS__ObjectAssign({}, record, {at = now}),
        {reason = reason, at = now}
    )
end
local function distance(____, one, other)
    return math.abs(one - other)
end
local function find(____, ____bindingPattern0, id)
    local pages
    pages = ____bindingPattern0.pages
    return __TS__ArrayFind(
        pages,
        function(____, page) return page.id == id end
    )
end
local function put(____, record, page)
    local ____record_1 = record
    local ____array_0 = __TS__SparseArrayNew(unpack(__TS__ArrayFilter(
        record.pages,
        function(____, ____bindingPattern0)
            local id
            id = ____bindingPattern0.id
            return id ~= page.id
        end
    )))
    __TS__SparseArrayPush(____array_0, page)
    return __TS__ObjectAssign(
        {},
        ____record_1,
        {pages = __TS__ArraySlice(
            {__TS__SparseArraySpread(____array_0)},
            -MOST_PAGES
        )}
    )
end
local function slide(____, record, rules)
    return __TS__ObjectAssign({}, record, {idleEnd = record.at + rules.idleTimeout})
end
local function answer(self, ____bindingPattern0)
    local record
    local _ = ____bindingPattern0.closing
    record = __TS__ObjectRest(____bindingPattern0, {closing = true})
    return __TS__ObjectAssign(
        {},
        record,
        {pages = __TS__ArrayMap(
            record.pages,
            function(____, ____bindingPattern0)
                local page
                local _ = ____bindingPattern0.asks
                page = __TS__ObjectRest(____bindingPattern0, {asks = true})
                return page
            end
        )}
    )
end
local function outlive(____, record, ____bindingPattern0)
    local n
    local page
    page = ____bindingPattern0.page
    n = ____bindingPattern0.n
    local known = find(nil, record, page) or ({id = page, n = 0, outlived = 0})
    return put(
        nil,
        record,
        __TS__ObjectAssign(
            {},
            known,
            {
                at = record.at,
                outlived = math.max(known.outlived, n)
            }
        )
    )
end
local function live(self, record, ____bindingPattern0)
    local after
    local n
    local page
    page = ____bindingPattern0.page
    n = ____bindingPattern0.n
    after = ____bindingPattern0.after
    local ____opt_2 = find(nil, record, page)
    local outlived = ____opt_2 and ____opt_2.outlived or 0
    local known = __TS__ArrayReduce(
        __TS__ArrayFilter(
            after,
            function(____, mark) return mark.page ~= page end
        ),
        outlive,
        record
    )
    return answer(
        nil,
        put(nil, known, {id = page, n = n, at = record.at, outlived = outlived})
    )
end
local function successor(self, ____bindingPattern0, began)
    local pages
    local document
    local at
    at = ____bindingPattern0.at
    document = ____bindingPattern0.document
    pages = ____bindingPattern0.pages
    if document == nil or distance(nil, at, document) >= OVERTAKING then
        return
    end
    return __TS__ArrayEvery(
        {
            began,
            unpack(__TS__ArrayMap(
                pages,
                function(____, page) return page.began or 0 end
            ))
        },
        function(____, other) return other < document end
    ) and document or nil
end
local function strike(____, record, left, began)
    return __TS__ObjectAssign(
        {},
        record,
        {pages = __TS__ArrayMap(
            record.pages,
            function(____, page)
                if not page.asks then
                    return page
                end
                local ____page_asks_4 = page.asks
                local document = ____page_asks_4.document
                local asks = __TS__ObjectRest(____page_asks_4, {document = true})
                local function without(____, ids)
                    return __TS__ArrayFilter(
                        ids,
                        function(____, id) return id ~= left end
                    )
                end
                local waits = {
                    answering = without(nil, asks.answering),
                    frozen = without(nil, asks.frozen)
                }
                local unseen = document ~= nil and began < document
                return __TS__ObjectAssign(
                    {},
                    page,
                    {asks = __TS__ObjectAssign({}, asks, waits, unseen and ({document = document}))}
                )
            end
        )}
    )
end
local function close(self, record, least)
    local asked = __TS__ArrayFlatMap(
        record.pages,
        function(____, ____bindingPattern0)
            local asks
            asks = ____bindingPattern0.asks
            return asks or ({})
        end
    )
    local alone = __TS__ArrayFilter(
        asked,
        function(____, one) return #one.frozen == 0 and one.document == nil end
    )
    if #alone == 0 then
        return record
    end
    local silence = __TS__ArrayMap(
        alone,
        function(____, one) return #one.answering > 0 and one.silence or 0 end
    )
    local returns = __TS__ArrayMap(
        asked,
        function(____, one) return one.returns end
    )
    local ____record_6 = record
    local ____array_5 = __TS__SparseArrayNew(
        least,
        unpack(returns)
    )
    __TS__SparseArrayPush(
        ____array_5,
        math.min(unpack(silence))
    )
    return __TS__ObjectAssign(
        {},
        ____record_6,
        {closing = math.max(__TS__SparseArraySpread(____array_5))}
    )
end
local function leave(self, before, sign, ____bindingPattern0)
    local grace
    grace = ____bindingPattern0.grace
    local ____sign_7 = sign
    local id = ____sign_7.page
    local n = ____sign_7.n
    local cause = ____sign_7.cause
    local ____before_8 = before
    local at = ____before_8.at
    local ____temp_9 = find(nil, before, id) or ({outlived = 0})
    local outlived = ____temp_9.outlived
    local began = math.max(0, at - sign.age + BLUR)
    local record = put(
        nil,
        strike(nil, before, id, began),
        {
            id = id,
            n = n,
            at = at,
            outlived = outlived,
            began = began
        }
    )
    if grace == "off" then
        return record
    end
    local returns = at + grace[cause]
    if outlived >= n then
        return close(nil, record, returns)
    end
    local function open(____, other)
        local ____opt_10 = find(nil, record, other)
        return (____opt_10 and ____opt_10.began) == nil
    end
    local others = __TS__ArrayFilter(sign.others, open)
    local next = successor(nil, before, began)
    local function answers(____, other)
        return __TS__ArrayIncludes(sign.answering, other)
    end
    local asks = __TS__ObjectAssign(
        {returns = returns, silence = at + grace.silence},
        {
            answering = __TS__ArrayFilter(others, answers),
            frozen = __TS__ArrayFilter(
                others,
                function(____, other) return not answers(nil, other) end
            )
        },
        next ~= nil and ({document = next})
    )
    return close(
        nil,
        put(nil, record, {
            id = id,
            n = n,
            at = at,
            outlived = outlived,
            began = began,
            asks = asks
        }),
        returns
    )
end
function ____exports.hear(self, before, sign, now, rules)
    local settled = ____exports.settle(nil, before, now)
    if settled.ended then
        return settled
    end
    local at = now
    local pages = __TS__ArrayFilter(
        settled.pages,
        function(____, page) return distance(nil, at, page.at) < ____exports.MEMORY end
    )
    local record = __TS__ObjectAssign({}, settled, {at = at, pages = pages})
    if sign.event == "touch" then
        return answer(
            nil,
            slide(nil, record, rules)
        )
    end
    if sign.event == "document" then
        return answer(
            nil,
            __TS__ObjectAssign(
                {},
                slide(nil, record, rules),
                {document = at}
            )
        )
    end
    if sign.event == "logout" then
        return ____exports["end"](nil, record, "logout", at)
    end
    local ____sign_n_14 = sign.n
    local ____opt_12 = find(nil, record, sign.page)
    if ____sign_n_14 <= (____opt_12 and ____opt_12.n or 0) then
        return record
    end
    if sign.event == "leave" then
        return leave(nil, record, sign, rules)
    end
    return live(
        nil,
        sign.event == "keep-alive" and slide(nil, record, rules) or record,
        sign
    )
end
return ____exports
end
files["server.redis.inside.packed"] = function()
local ____lualib = require("lualib_bundle")
local __TS__ArrayIsArray = ____lualib.__TS__ArrayIsArray
local __TS__ArrayMap = ____lualib.__TS__ArrayMap
local __TS__ObjectAssign = ____lualib.__TS__ObjectAssign
local ____exports = {}
local NONE = false
local function packPage(____, page)
    return page.began == nil and page.asks == nil and ({page.id, page.n, page.at, page.outlived}) or page
end
local function unpackPage(____, page)
    if not __TS__ArrayIsArray(page) then
        return page
    end
    local id, n, at, outlived = unpack(page, 1, 4)
    return {id = id, n = n, at = at, outlived = outlived}
end
____exports.pack = function(____, record, idleTimeout, lost)
    local ____record_at_1 = record.at
    local ____record_idleEnd_2 = record.idleEnd
    local ____temp_0
    if record.lifetimeEnd == nil then
        ____temp_0 = NONE
    else
        ____temp_0 = record.lifetimeEnd + lost
    end
    return {
        ____record_at_1,
        ____record_idleEnd_2,
        ____temp_0,
        idleTimeout,
        record.document or NONE,
        record.closing or NONE,
        __TS__ArrayMap(record.pages, packPage),
        record.ended and record.ended.reason or "",
        record.ended and record.ended.at + lost or NONE
    }
end
____exports.idleTimeoutOf = function(____, packed) return packed[4] end
function ____exports.unpack(self, packed, lost)
    local at, idleEnd, lifetimeEnd, ____, document, closing, pages, reason, endedAt = unpack(packed, 1, 9)
    return __TS__ObjectAssign(
        {at = at, idleEnd = idleEnd},
        lifetimeEnd ~= NONE and ({lifetimeEnd = lifetimeEnd - lost}),
        document ~= NONE and ({document = document}),
        closing ~= NONE and ({closing = closing}),
        {pages = __TS__ArrayMap(pages, unpackPage)},
        reason ~= "" and ({ended = {reason = reason, at = endedAt - lost}})
    )
end
return ____exports
end
files["server.redis.inside.session"] = function()
local ____lualib = require("lualib_bundle")
local __TS__ObjectAssign = ____lualib.__TS__ObjectAssign
local ____exports = {}
local answer, kept, UNKNOWN, FOREVER
local ____policy = require("server.policy")
local begin = ____policy.begin
local ____end = ____policy["end"]
local hear = ____policy.hear
local settle = ____policy.settle
local ____packed = require("server.redis.inside.packed")
local idleTimeoutOf = ____packed.idleTimeoutOf
local pack = ____packed.pack
local ____unpack = ____packed.unpack
local ____store = require("server.redis.inside.store")
local bury = ____store.bury
local keep = ____store.keep
local load = ____store.load
local rulesOf = ____store.rulesOf
local ____times = require("server.redis.inside.times")
local shift = ____times.shift
function answer(self, ____bindingPattern0, now, ends)
    local lifetimeEnd
    local idleEnd
    local closing
    local ended
    ended = ____bindingPattern0.ended
    closing = ____bindingPattern0.closing
    idleEnd = ____bindingPattern0.idleEnd
    lifetimeEnd = ____bindingPattern0.lifetimeEnd
    if ended then
        if ended.reason == "rotated" then
            return UNKNOWN
        end
        return {
            "ended",
            0,
            0,
            ended.reason,
            ends and 1 or 0
        }
    end
    local lifetimeIn = lifetimeEnd == nil and FOREVER or lifetimeEnd - now
    return {
        closing == nil and "live" or "closing",
        idleEnd - now,
        lifetimeIn,
        "",
        0
    }
end
function kept(self, id, before, record, time)
    if before.record.ended then
        return answer(nil, before.record, time.now, false)
    end
    keep(
        nil,
        id,
        __TS__ObjectAssign({}, before, {record = record}),
        time
    )
    return answer(nil, record, time.now, record.ended ~= nil)
end
function ____exports.peek(self, ____bindingPattern0, id)
    local time
    time = ____bindingPattern0.time
    local known = load(nil, id, time)
    if known == nil then
        return UNKNOWN
    end
    local record = settle(nil, known.record, time.now)
    return record.ended and kept(
        nil,
        id,
        known,
        record,
        time
    ) or answer(nil, record, time.now, false)
end
UNKNOWN = {
    "unknown",
    0,
    0,
    "",
    0
}
FOREVER = -1
local function born(self, ____bindingPattern0)
    local time
    local rules
    rules = ____bindingPattern0.rules
    time = ____bindingPattern0.time
    local ____rules_0 = rules
    local idleTimeout = ____rules_0.idleTimeout
    local lifetime = ____rules_0.lifetime
    return {
        record = begin(nil, time.now, rules, lifetime),
        idleTimeout = idleTimeout
    }
end
function ____exports.open(self, farm, id)
    ____exports.peek(nil, farm, id)
    local begun = born(nil, farm)
    return kept(
        nil,
        id,
        begun,
        begun.record,
        farm.time
    )
end
function ____exports.take(self, farm, id, sign, opens)
    local known = load(nil, id, farm.time)
    if known == nil and not opens then
        return UNKNOWN
    end
    local before = known or born(nil, farm)
    local record = hear(
        nil,
        before.record,
        sign,
        farm.time.now,
        rulesOf(nil, before, farm.rules)
    )
    return kept(
        nil,
        id,
        before,
        record,
        farm.time
    )
end
function ____exports.finish(self, ____bindingPattern0, id, reason)
    local time
    time = ____bindingPattern0.time
    local known = load(nil, id, time)
    if known == nil or known.record.ended then
        return 0
    end
    local due = settle(nil, known.record, time.now)
    keep(
        nil,
        id,
        __TS__ObjectAssign(
            {},
            known,
            {record = ____end(nil, due, reason, time.now)}
        ),
        time
    )
    return due.ended and 2 or 1
end
function ____exports.copyOf(self, farm, id)
    local state = unpack(
        ____exports.peek(nil, farm, id),
        1,
        1
    )
    local known = load(nil, id, farm.time)
    if known == nil or state ~= "live" and state ~= "closing" then
        return
    end
    local record = shift(nil, known.record, -farm.time.now)
    return cjson.encode(pack(nil, record, known.idleTimeout, 0))
end
function ____exports.enterId(self, farm, id, text)
    local ____farm_1 = farm
    local time = ____farm_1.time
    local state = unpack(
        ____exports.peek(nil, farm, id),
        1,
        1
    )
    if text == "" then
        if state ~= "live" and state ~= "closing" then
            ____exports.open(nil, farm, id)
        end
        return
    end
    local packed = cjson.decode(text)
    local record = shift(
        nil,
        ____unpack(nil, packed, 0),
        time.now
    )
    keep(
        nil,
        id,
        {
            record = record,
            idleTimeout = idleTimeoutOf(nil, packed)
        },
        time
    )
end
function ____exports.leaveId(self, ____bindingPattern0, id)
    local time
    time = ____bindingPattern0.time
    local known = load(nil, id, time)
    if known == nil or known.record.ended then
        return
    end
    local ended = {reason = "rotated", at = time.now}
    bury(
        nil,
        id,
        __TS__ObjectAssign(
            {},
            known,
            {record = __TS__ObjectAssign({}, known.record, {pages = {}, ended = ended})}
        ),
        time
    )
end
return ____exports
end
files["server.redis.inside.times"] = function()
local ____lualib = require("lualib_bundle")
local __TS__ObjectAssign = ____lualib.__TS__ObjectAssign
local __TS__ArrayMap = ____lualib.__TS__ArrayMap
local ____exports = {}
local function shiftQuestion(____, asks, by)
    return __TS__ObjectAssign({}, asks, {returns = asks.returns + by, silence = asks.silence + by}, asks.document ~= nil and ({document = asks.document + by}))
end
local function shiftPage(____, page, by)
    return __TS__ObjectAssign(
        {},
        page,
        {at = page.at + by},
        page.began ~= nil and ({began = page.began + by}),
        page.asks ~= nil and ({asks = shiftQuestion(nil, page.asks, by)})
    )
end
____exports.shift = function(____, record, by) return __TS__ObjectAssign(
    {},
    record,
    {at = record.at + by, idleEnd = record.idleEnd + by},
    record.lifetimeEnd ~= nil and ({lifetimeEnd = record.lifetimeEnd + by}),
    record.document ~= nil and ({document = record.document + by}),
    record.closing ~= nil and ({closing = record.closing + by}),
    {pages = __TS__ArrayMap(
        record.pages,
        function(____, page) return shiftPage(nil, page, by) end
    )}
) end
return ____exports
end
files["server.redis.inside.sweep"] = function()
local ____lualib = require("lualib_bundle")
local __TS__ObjectAssign = ____lualib.__TS__ObjectAssign
local ____exports = {}
local ____policy = require("server.policy")
local settle = ____policy.settle
local ____keys = require("server.redis.inside.keys")
local keys = ____keys.keys
local ____store = require("server.redis.inside.store")
local file = ____store.file
local keep = ____store.keep
local load = ____store.load
local strike = ____store.strike
local function look(self, id, time)
    local known = load(nil, id, time)
    local record = known and settle(nil, known.record, time.now)
    if known and (record and record.ended) and not known.record.ended then
        keep(
            nil,
            id,
            __TS__ObjectAssign({}, known, {record = record}),
            time
        )
        return
    end
    strike(nil, id)
    if record and not record.ended then
        file(nil, id, record, time)
    end
end
local function ____until(____, key, time, most)
    return redis.call(
        "ZRANGE",
        key,
        "-inf",
        time,
        "BYSCORE",
        "LIMIT",
        0,
        most
    )
end
function ____exports.sweep(self, time, most)
    local due = ____until(nil, keys.due, time.now, most)
    for ____, id in ipairs(due) do
        look(nil, id, time)
    end
    local old = ____until(nil, keys.lifetimes, time.now + time.lost, most - #due)
    for ____, id in ipairs(old) do
        look(nil, id, time)
    end
    return {
        #due + #old,
        redis.call("XLEN", keys.ended)
    }
end
return ____exports
end
return require("server.redis.inside.main").answer()
`
