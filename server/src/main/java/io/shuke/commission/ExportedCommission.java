package io.shuke.commission;

/** Commission on one line, as staff take it away in a file: with the names of the two it is about. */
public record ExportedCommission(Commission commission, String customerName, String partnerName) {}
