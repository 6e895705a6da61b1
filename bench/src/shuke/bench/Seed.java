package shuke.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * People, goods and bindings for measuring, written by SQL with ids that follow from their numbers, so that the client
 * and pgbench can name any of them without a look-up. Every second buyer is bound to a partner, and every fourth came
 * through a touch.
 */
final class Seed {
    static final int BUYERS = 20_000;
    static final int PARTNERS = 500;
    static final int SKUS = 2_000;
    static final int VENDORS = 100;
    static final int STOCK = 100_000_000;
    static final long FIRST_PRICE = 6_800;
    static final long SECOND_PRICE = 3_900;

    private static final String SQL = """
            create schema if not exists bench;
            create or replace function bench.id(kind text, n bigint) returns uuid
                language sql immutable parallel safe return md5(kind || n)::uuid;
            -- The id of a ledger account, as a version 3 UUID of its name.
            create or replace function bench.account(kind text, owner text) returns uuid
                language sql immutable parallel safe return
                (select (substr(m, 1, 12) || '3' || substr(m, 14, 3)
                         || translate(substr(m, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab') || substr(m, 18))::uuid
                 from (select md5(kind || ':' || owner || ':CNY') as m));

            insert into identity.person (id, phone, phone_hash, nickname, locale, partner_since, created_at)
            select bench.id('buyer', n), '+86171' || lpad(n::text, 8, '0'), sha256(n::text::bytea), 'Buyer ' || n,
                   'zh-CN', null, now()
            from generate_series(1, %1$d) n;
            insert into identity.person (id, phone, phone_hash, nickname, locale, partner_since, created_at)
            select bench.id('partner', n), '+86172' || lpad(n::text, 8, '0'), sha256(('p' || n)::bytea),
                   'Partner ' || n, 'zh-CN', now(), now()
            from generate_series(1, %2$d) n;
            insert into identity.session (token_hash, person_id, created_at, expires_at)
            select sha256(rpad('bench-buyer-' || n || '-', 43, 'x')::bytea), bench.id('buyer', n), now(),
                   now() + interval '30 days'
            from generate_series(1, %1$d) n;
            insert into identity.address (id, person_id, recipient, phone, province, city, district, street, created_at)
            select bench.id('address', n), bench.id('buyer', n), 'Buyer ' || n, '+8617100000000', '浙江省', '杭州市',
                   '西湖区', '文三路 ' || n || ' 号', now()
            from generate_series(1, %1$d) n;

            insert into catalog.category (id, name, slug, created_at)
            values (bench.id('category', 1), 'Bench', 'bench', now());
            insert into catalog.vendor (id, name, created_at)
            select bench.id('vendor', n), 'Bench vendor ' || n, now() from generate_series(0, %4$d - 1) n;
            insert into catalog.product (id, handle, title, body_html, vendor_id, category_id, tags, published, listed_at,
                commission_budget_basis_points, option_names, price_from_minor, price_to_minor, currency, search_title,
                search_text, grams, version, created_at, updated_at)
            select bench.id('product', n), 'bench-' || n, '椴树原蜜 Linden honey ' || n,
                   '<p>' || repeat('A jar of linden honey, as it comes from the hive. ', 12) || '</p>',
                   bench.id('vendor', n %% %4$d), bench.id('category', 1), '{honey}', true,
                   now() - n * interval '1 second', 1200, '{}',
                   case when n <= %3$d / 2 then %5$d else %6$d end, case when n <= %3$d / 2 then %5$d else %6$d end,
                   'CNY', 'bench ' || n, 'bench ' || n, '{}', 1, now(), now()
            from generate_series(1, %3$d) n;
            insert into catalog.sku (id, product_id, position, code, option_values, combination, price_minor,
                purchase_price_minor, currency, weight_grams)
            select bench.id('sku', n), bench.id('product', n), 0, 'BENCH-' || n, '{}', '',
                   case when n <= %3$d / 2 then %5$d else %6$d end, 2000, 'CNY', 300
            from generate_series(1, %3$d) n;
            insert into catalog.price_change (sku_id, at, price_minor, currency)
            select id, now() - interval '1 day', price_minor, currency from catalog.sku where code like 'BENCH-%%';
            update catalog.revision set number = number + 1;
            insert into inventory.stock (sku_id, available)
            select bench.id('sku', n), %7$d from generate_series(1, %3$d) n;

            insert into sharing.binding (customer_id, partner_id, since, decided_by)
            select bench.id('buyer', n), bench.id('partner', n %% %2$d + 1), now() - interval '9 days', 'SIGN_UP'
            from generate_series(2, %1$d, 2) n;
            insert into sharing.share_link (code, person_id, target_kind, target_id, channel, placement, created_at)
            select 'benchlink' || lpad(n::text, 6, '0'), bench.id('partner', n), 'MARKET', null, 'COPY', 'bench', now()
            from generate_series(1, %2$d) n;
            insert into sharing.touch (id, visitor_id, person_id, link_code, partner_id, target_kind, target_id, channel,
                hour, at)
            select bench.id('touch', n), bench.id('visitor', n), bench.id('buyer', n),
                   'benchlink' || lpad((n %% %2$d + 1)::text, 6, '0'), bench.id('partner', n %% %2$d + 1), 'MARKET', null,
                   'COPY', date_trunc('hour', now()), now()
            from generate_series(4, %1$d, 4) n;
            analyze;
            """;

    private Seed() {}

    static void write(Market market) throws Exception {
        market.sql(String.format(SQL, BUYERS, PARTNERS, SKUS, VENDORS, FIRST_PRICE, SECOND_PRICE, STOCK));
    }

    static UUID id(String kind, long n) {
        var hex = HexFormat.of().formatHex(md5(kind + n));
        return UUID.fromString(hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20));
    }

    static String bearer(long buyer) {
        var token = new StringBuilder("bench-buyer-").append(buyer).append('-');
        while (token.length() < 43) {
            token.append('x');
        }
        return "Authorization: Bearer " + token;
    }

    static long partnerOf(long buyer) {
        return buyer % PARTNERS + 1;
    }

    private static byte[] md5(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
