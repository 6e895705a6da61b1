package io.shuke.commission.web;

import io.shuke.commission.Simulations;
import io.shuke.commission.Simulations.PartnerChange;
import io.shuke.identity.People;
import io.shuke.shared.Messages;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes a table of a comparison page by page, so that any length takes the same memory. Spreadsheets read it as UTF-8 by
 * its mark, and take no text in it for a formula.
 */
@Component
class ComparisonCsv {
    private static final int ROWS = 1_000;

    private final Simulations simulations;
    private final People people;
    private final Messages messages;

    /** The tables that there are. */
    enum Table {
        PARTNERS,
        PRODUCTS,
        LOSING_LINES;

        String file() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    ComparisonCsv(Simulations simulations, People people, Messages messages) {
        this.simulations = simulations;
        this.people = people;
        this.messages = messages;
    }

    void write(UUID id, Table table, Locale locale, Writer out) throws IOException {
        out.write('\uFEFF');
        row(out, List.of(messages.text(locale, "commission.csv." + table).split("\\|")));
        switch (table) {
            case PARTNERS -> {
                rows(out, after -> named(simulations.partners(id, true, after, ROWS)));
                rows(out, after -> named(simulations.partners(id, false, after, ROWS)));
            }
            case PRODUCTS ->
                rows(
                        out,
                        after -> simulations
                                .products(id, after, ROWS)
                                .map(product -> List.of(
                                        product.title(),
                                        String.valueOf(product.lines()),
                                        amount(product.net()),
                                        amount(product.purchase()),
                                        amount(product.before()),
                                        amount(product.after()),
                                        amount(product.marginBefore()),
                                        amount(product.margin()),
                                        String.valueOf(product.losingLines()))));
            case LOSING_LINES ->
                rows(
                        out,
                        after -> simulations
                                .losses(id, after, ROWS)
                                .map(line -> List.of(
                                        line.orderNumber(),
                                        line.productTitle(),
                                        amount(line.net()),
                                        amount(line.purchase()),
                                        amount(line.before()),
                                        amount(line.after()),
                                        amount(line.margin()))));
        }
        out.flush();
    }

    private Page<List<String>> named(Page<PartnerChange> page) {
        var cards = people.cardsOf(
                page.items().stream().map(PartnerChange::partnerId).toList());
        return page.map(partner -> {
            var card = cards.get(partner.partnerId());
            return List.of(
                    card == null ? partner.partnerId().toString() : card.nickname(),
                    amount(partner.before()),
                    amount(partner.after()),
                    amount(partner.change()));
        });
    }

    private static void rows(Writer out, Function<@Nullable String, Page<List<String>>> pages) throws IOException {
        String after = null;
        do {
            var page = pages.apply(after);
            for (var row : page.items()) {
                row(out, row);
            }
            after = page.next();
        } while (after != null);
    }

    private static void row(Writer out, List<String> cells) throws IOException {
        out.write(cells.stream().map(ComparisonCsv::cell).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    /** Quoted; text that begins like a formula gets an apostrophe, amounts below zero stay numbers. */
    private static String cell(String text) {
        var formula = Stream.of("=", "+", "-", "@", "\t", "\r").anyMatch(text::startsWith)
                && !text.matches("-?\\d+(\\.\\d+)?");
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    private static String amount(Money money) {
        return BigDecimal.valueOf(money.amountMinor(), 2).toPlainString();
    }
}
