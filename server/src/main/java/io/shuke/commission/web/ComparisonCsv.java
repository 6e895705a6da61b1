package io.shuke.commission.web;

import io.shuke.commission.Simulations;
import io.shuke.commission.Simulations.PartnerChange;
import io.shuke.identity.People;
import io.shuke.shared.Messages;
import io.shuke.shared.Page;
import io.shuke.shared.web.CsvTable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.csv.CSVPrinter;
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
        var csv = CsvTable.printer(out);
        csv.printRecord(List.of(messages.text(locale, "commission.csv." + table).split("\\|")));
        switch (table) {
            case PARTNERS -> {
                rows(csv, after -> named(simulations.partners(id, true, after, ROWS)));
                rows(csv, after -> named(simulations.partners(id, false, after, ROWS)));
            }
            case PRODUCTS ->
                rows(
                        csv,
                        after -> simulations
                                .products(id, after, ROWS)
                                .map(product -> List.of(
                                        CsvTable.disarmed(product.title()),
                                        String.valueOf(product.lines()),
                                        CsvTable.yuan(product.net()),
                                        CsvTable.yuan(product.purchase()),
                                        CsvTable.yuan(product.before()),
                                        CsvTable.yuan(product.after()),
                                        CsvTable.yuan(product.marginBefore()),
                                        CsvTable.yuan(product.margin()),
                                        String.valueOf(product.losingLines()))));
            case LOSING_LINES ->
                rows(
                        csv,
                        after -> simulations
                                .losses(id, after, ROWS)
                                .map(line -> List.of(
                                        line.orderNumber(),
                                        CsvTable.disarmed(line.productTitle()),
                                        CsvTable.yuan(line.net()),
                                        CsvTable.yuan(line.purchase()),
                                        CsvTable.yuan(line.before()),
                                        CsvTable.yuan(line.after()),
                                        CsvTable.yuan(line.margin()))));
        }
        csv.flush();
    }

    private Page<List<String>> named(Page<PartnerChange> page) {
        var cards = people.cardsOf(
                page.items().stream().map(PartnerChange::partnerId).toList());
        return page.map(partner -> {
            var card = cards.get(partner.partnerId());
            return List.of(
                    card == null ? partner.partnerId().toString() : CsvTable.disarmed(card.nickname()),
                    CsvTable.yuan(partner.before()),
                    CsvTable.yuan(partner.after()),
                    CsvTable.yuan(partner.change()));
        });
    }

    private static void rows(CSVPrinter csv, Function<@Nullable String, Page<List<String>>> pages) throws IOException {
        String after = null;
        do {
            var page = pages.apply(after);
            for (var row : page.items()) {
                csv.printRecord(row);
            }
            after = page.next();
        } while (after != null);
    }
}
