package io.shuke.sandbox;

/** A row of the bill of a day: something that was paid or refunded. */
public record BillRow(String kind, String number, long amountMinor, String currency, String sandboxNumber) {}
