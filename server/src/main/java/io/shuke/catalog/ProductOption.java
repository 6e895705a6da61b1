package io.shuke.catalog;

import java.util.List;

/** Something to choose of a product, such as its size, and what there is to choose from. */
public record ProductOption(String name, List<String> values) {}
