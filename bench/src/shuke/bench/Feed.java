package shuke.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The home feed of a person who follows a thousand others and is in thirty circles, at 10 k, 100 k and 1 M posts: as the
 * server merges it when it is read, by the very statements that it sends, beside a timeline that would be written for each
 * follower, and what one post of an author with 100,000 followers would then cost. Rows are those that the plans' scans
 * answer.
 */
final class Feed implements Bench.Part {
    private static final int PEOPLE = 100_000;
    private static final int AUTHORS = 20_000;
    private static final int FOLLOWED = 1_000;
    private static final int CIRCLES = 30;
    private static final int ROUNDS = 200;
    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final Pattern SCAN = Pattern.compile("Scan.*actual rows=([0-9.]+) loops=([0-9]+)");
    private static final Pattern UNTYPED_TEXTS = Pattern.compile("unnest\\(('\\{[^']*}')\\)");
    private static final String TOP = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private static final String TIMELINE = """
            select post_id from bench.timeline where reader_id = bench.id('person', 1) and feed_id < '%s'
            order by feed_id desc limit 21""";

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        try (var market = new Market(data, Map.of("shuke.jobs", "false")).start(true)) {
            market.sql(PEOPLE_SQL.formatted(PEOPLE, FOLLOWED, CIRCLES));
            int before = 0;
            for (int size : SIZES) {
                market.sql(POSTS_SQL.formatted(before + 1, size, AUTHORS, CIRCLES));
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
        var halfway = market.sql("select bench.feed(" + size / 2 + ");").strip();
        for (var place : List.of(TOP, halfway)) {
            var where = place.equals(TOP) ? "first page" : "halfway down";
            var path = place.equals(TOP) ? "/api/feed" : "/api/feed?after=" + cursor("OWN", place, place);
            page(bench, market, posts + where, path, true);
            var statements = statements(market, path);
            var timeline = List.of(TIMELINE.formatted(place));
            bench.row(posts + where + ", its " + statements.size() + " statements, p50 / p99", timed(market, statements),
                    timed(market, timeline), "",
                    String.format("%,d rows; limit: a timeline's ids alone, %,d rows", rows(market, statements),
                            rows(market, timeline)));
        }
        page(bench, market, posts + "not personalised, a guest's", "/api/feed", false);
        page(bench, market, posts + "a topic of one in ten", "/api/topics/honey/posts", true);
        page(bench, market, posts + "search for a word in one of a thousand", search("椴树蜜"), true);
        page(bench, market, posts + "search for a word in nearly all", search("动态"), true);
    }

    private static String search(String words) {
        return "/api/post-search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** Where a list goes on, as the server writes it. */
    private static String cursor(String... values) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\u001f", values).getBytes(StandardCharsets.UTF_8));
    }

    private static void page(Bench bench, Market market, String what, String path, boolean signedIn) throws Exception {
        var headers = signedIn ? new String[] {Seed.bearer(1)} : new String[0];
        var http = Load.run(market.port(), 1, Duration.ofSeconds(5), (wire, client, round) -> {
            var answer = wire.get(path, headers);
            if (answer.status() != 200 || answer.body().startsWith("{\"items\":[]")) {
                throw new IllegalStateException(path + ": " + answer);
            }
            return true;
        });
        bench.row(what + ", over HTTP, p50 / p99", ms(http.p50()) + " / " + ms(http.p99()), "", "", "one client");
    }

    /** What the server asks for a page, with the values that it asks by. */
    private static List<String> statements(Market market, String path) throws Exception {
        var log = new SqlLog(Map.of(TOP, "'" + TOP + "'"));
        return FlowScript.read(market, wire -> wire.get(path, Seed.bearer(1))).stream()
                .map(statement -> log.script(List.of(statement)).strip().replaceFirst(";$", ""))
                .map(sql -> UNTYPED_TEXTS.matcher(sql).replaceAll("unnest($1::text[])"))
                .toList();
    }

    private static String ms(double milliseconds) {
        return Bench.number(milliseconds) + " ms";
    }

    private static String timed(Market market, List<String> statements) throws Exception {
        var array = statements.stream().map(sql -> "$bench$" + sql + "$bench$").collect(Collectors.joining(","));
        var answer = market.sql("select bench.timed(array[" + array + "], " + ROUNDS + ");").strip();
        var parts = answer.split("/");
        return ms(Double.parseDouble(parts[0])) + " / " + ms(Double.parseDouble(parts[1]));
    }

    private static long rows(Market market, List<String> statements) throws Exception {
        long rows = 0;
        for (var sql : statements) {
            var plan = market.sql("explain (analyze, costs off, timing off, summary off, buffers off) " + sql + ";");
            rows += SCAN.matcher(plan)
                    .results()
                    .mapToLong(match -> Math.round(Double.parseDouble(match.group(1)) * Long.parseLong(match.group(2))))
                    .sum();
        }
        return rows;
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
            create function bench.timed(statements text[], rounds int) returns text language plpgsql as $$
            declare spent float8[] := '{}'; start timestamptz; statement text;
            begin
                for i in 1..rounds loop
                    start := clock_timestamp();
                    foreach statement in array statements loop
                        execute 'select count(*) from (' || statement || ') t';
                    end loop;
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
            insert into social.audience (id, open) select bench.id('circle', n), false from generate_series(0, %3$d - 1) n;
            insert into social.audience_member (person_id, audience_id)
            select bench.id('person', 1), bench.id('circle', n) from generate_series(0, %3$d - 1) n;
            analyze;
            """;

    private static final String POSTS_SQL = """
            insert into social.post (id, author_id, audience_id, state, feed_id, text, pictures, topics, tells_bought, version,
                                     search_text, grams, created_at, published_at)
            select bench.feed(n), bench.id('person', n %% %3$d + 1),
                   case when n %% 20 = 7 then bench.id('circle', n / 20 %% %4$d) end, 'PUBLISHED', bench.feed(n), '动态 ' || n, '[]',
                   case when n %% 10 = 0 then array ['honey'] else '{}' end, false, 1,
                   case when n %% 1000 = 0 then ' 椴树蜜 ' else ' 动态 ' end,
                   case when n %% 1000 = 0 then array ['椴', '椴树', '树', '树蜜', '蜜'] else array ['动', '动态', '态'] end,
                   now(), now()
            from generate_series(%1$d, %2$d) n;
            insert into social.post_topic (topic, feed_id, post_id, author_id)
            select 'honey', feed_id, id, author_id from social.post
            where topics <> '{}' and audience_id is null and feed_id between bench.feed(%1$d) and bench.feed(%2$d);
            insert into bench.timeline (reader_id, feed_id, post_id)
            select bench.id('person', 1), p.feed_id, p.id from social.post p
            join social.follow f on f.followed_id = p.author_id and f.follower_id = bench.id('person', 1)
            where p.feed_id between bench.feed(%1$d) and bench.feed(%2$d);
            vacuum analyze social.post, social.post_topic, social.follow, bench.timeline;
            """;
}
