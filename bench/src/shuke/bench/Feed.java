package shuke.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The home feed of a person who follows a thousand others, at 10 k, 100 k and 1 M posts: as the server merges it when it
 * is read, beside a timeline that would be written for each follower, and what one post of an author with 100,000
 * followers would then cost. Rows are those that the plan's scans answer.
 */
final class Feed implements Bench.Part {
    private static final int PEOPLE = 100_000;
    private static final int AUTHORS = 20_000;
    private static final int FOLLOWED = 1_000;
    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final Pattern SCAN = Pattern.compile("Scan.*actual rows=([0-9.]+) loops=([0-9]+)");

    /** What {@code PostRows.followedBy} asks, down to the ids, by hand: whoever changes one of the two changes the other. */
    private static final String MERGED = """
            select p.id from (
                select a.author_id
                from (select f.followed_id as author_id from social.follow f
                      where f.follower_id = bench.id('person', 1)
                          and not exists (select from social.mute m
                                          where m.muter_id = bench.id('person', 1) and m.muted_id = f.followed_id)
                      union all select bench.id('person', 1)) a
                cross join lateral (
                    select feed_id from social.post
                    where author_id = a.author_id and state = 'PUBLISHED' and feed_id < %1$s
                    order by feed_id desc limit 1) newest
                order by newest.feed_id desc limit 21) a
            cross join lateral (
                select id, feed_id from social.post
                where author_id = a.author_id and state = 'PUBLISHED' and feed_id < %1$s
                order by feed_id desc limit 21) p
            order by p.feed_id desc limit 21""";

    private static final String TIMELINE = """
            select post_id from bench.timeline where reader_id = bench.id('person', 1) and feed_id < %s
            order by feed_id desc limit 21""";

    private static final String TOP = "'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid";

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        try (var market = new Market(data, Map.of()).start(true)) {
            market.sql(PEOPLE_SQL.formatted(PEOPLE, FOLLOWED));
            int before = 0;
            for (int size : SIZES) {
                market.sql(POSTS_SQL.formatted(before + 1, size, AUTHORS));
                before = size;
                measure(bench, market, size);
            }
            bench.row("one post to the timelines of 100,000 followers", fanOut(market) + " ms", "", "",
                    "one row when it is merged on reading");
        }
        Market.remove(data);
    }

    private static void measure(Bench bench, Market market, int size) throws Exception {
        var posts = String.format("%,d posts: ", size);
        var http = Load.run(market.port(), 1, Duration.ofSeconds(8), (wire, client, round) ->
                wire.get("/api/feed", Seed.bearer(1)).status() == 200);
        bench.row(posts + "first page over HTTP, p50 / p99", ms(http.p50()) + " / " + ms(http.p99()), "", "", "one client");
        for (var place : List.of(TOP, "bench.feed(" + size / 2 + ")")) {
            var where = place.equals(TOP) ? "first page" : "halfway down";
            var merged = timed(market, MERGED.formatted(place));
            var timeline = timed(market, TIMELINE.formatted(place));
            bench.row(posts + where + ", merged, p50 / p99", merged, timeline, "",
                    String.format("%,d rows; limit: a timeline, %,d rows", rows(market, MERGED.formatted(place)),
                            rows(market, TIMELINE.formatted(place))));
        }
        var search = Load.run(market.port(), 1, Duration.ofSeconds(4), (wire, client, round) ->
                wire.get("/api/post-search?q=%E6%A4%B4%E6%A0%91%E8%9C%9C", Seed.bearer(1)).status() == 200);
        bench.row(posts + "search for a word in one of a thousand, p50 / p99",
                ms(search.p50()) + " / " + ms(search.p99()), "", "", "over HTTP");
    }

    private static String ms(double milliseconds) {
        return Bench.number(milliseconds) + " ms";
    }

    private static String timed(Market market, String sql) throws Exception {
        var answer = market.sql("select bench.timed($bench$" + sql + "$bench$, 200);").strip();
        var parts = answer.split("/");
        return ms(Double.parseDouble(parts[0])) + " / " + ms(Double.parseDouble(parts[1]));
    }

    private static long rows(Market market, String sql) throws Exception {
        var plan = market.sql("explain (analyze, costs off, timing off, summary off, buffers off) " + sql + ";");
        return SCAN.matcher(plan)
                .results()
                .mapToLong(match -> Math.round(Double.parseDouble(match.group(1)) * Long.parseLong(match.group(2))))
                .sum();
    }

    private static String fanOut(Market market) throws Exception {
        var answer = market.sql("""
                do $$ begin perform set_config('bench.start', clock_timestamp()::text, false); end $$;
                insert into bench.timeline (reader_id, feed_id, post_id)
                select follower_id, bench.feed(2000000000), bench.feed(2000000000)
                from social.follow where followed_id = bench.id('person', 2);
                select round(extract(epoch from clock_timestamp()
                    - current_setting('bench.start')::timestamptz) * 1000);
                """);
        return answer.strip();
    }

    private static final String PEOPLE_SQL = """
            create schema if not exists bench;
            create function bench.id(kind text, n bigint) returns uuid
                language sql immutable parallel safe return md5(kind || n)::uuid;
            create function bench.feed(n bigint) returns uuid language sql immutable parallel safe return
                cast('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid);
            create table bench.timeline (reader_id uuid not null, feed_id uuid not null, post_id uuid not null,
                primary key (reader_id, feed_id));
            create function bench.timed(statement text, rounds int) returns text language plpgsql as $$
            declare spent float8[] := '{}'; start timestamptz;
            begin
                for i in 1..rounds loop
                    start := clock_timestamp();
                    execute 'select count(*) from (' || statement || ') t';
                    spent := spent || extract(epoch from clock_timestamp() - start)::float8 * 1000;
                end loop;
                return (select percentile_cont(0.5) within group (order by s) || '/'
                            || percentile_cont(0.99) within group (order by s) from unnest(spent) s);
            end $$;
            insert into identity.person (id, phone, phone_hash, nickname, locale, created_at)
            select bench.id('person', n), '+86171' || lpad(n::text, 8, '0'), sha256(n::text::bytea), 'Person ' || n,
                   'zh-CN', now()
            from generate_series(1, %1$d + 1) n;
            insert into identity.session (token_hash, person_id, created_at, expires_at)
            values (sha256(rpad('bench-buyer-1-', 43, 'x')::bytea), bench.id('person', 1), now(),
                    now() + interval '1 day');
            insert into social.profile (person_id, code, interests, created_at)
            select bench.id('person', n), 'P' || translate(substr(md5('code' || n), 1, 11), '01', 'gh'),
                   case when n = 1 then array ['honey', 'tea'] else '{}' end, now()
            from generate_series(1, %1$d + 1) n;
            insert into social.follow (follower_id, followed_id, at)
            select bench.id('person', 1), bench.id('person', n), now() from generate_series(2, %2$d + 1) n;
            insert into social.follow (follower_id, followed_id, at)
            select bench.id('person', n), bench.id('person', 2), now() from generate_series(3, %1$d + 1) n;
            analyze;
            """;

    private static final String POSTS_SQL = """
            insert into social.post (id, author_id, state, feed_id, text, pictures, topics, tells_bought, version,
                                     search_text, grams, created_at, published_at)
            select bench.feed(n), bench.id('person', n %% %3$d + 1), 'PUBLISHED', bench.feed(n), '动态 ' || n, '[]',
                   case when n %% 10 = 0 then array ['honey'] else '{}' end, false, 1,
                   case when n %% 1000 = 0 then ' 椴树蜜 ' else ' 动态 ' end,
                   case when n %% 1000 = 0 then array ['椴', '椴树', '树', '树蜜', '蜜'] else array ['动', '动态', '态'] end,
                   now(), now()
            from generate_series(%1$d, %2$d) n;
            insert into social.post_topic (topic, feed_id, post_id, author_id)
            select 'honey', feed_id, id, author_id from social.post
            where topics <> '{}' and feed_id between bench.feed(%1$d) and bench.feed(%2$d);
            insert into bench.timeline (reader_id, feed_id, post_id)
            select bench.id('person', 1), p.feed_id, p.id from social.post p
            join social.follow f on f.followed_id = p.author_id and f.follower_id = bench.id('person', 1)
            where p.feed_id between bench.feed(%1$d) and bench.feed(%2$d);
            vacuum analyze social.post, social.post_topic, social.follow, bench.timeline;
            """;
}
