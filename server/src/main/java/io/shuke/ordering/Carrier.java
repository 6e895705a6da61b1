package io.shuke.ordering;

/** Who carries parcels. */
public enum Carrier {
    SF,
    JD,
    EMS,
    ZTO,
    YTO,
    STO,
    YUNDA,
    JTEXPRESS,
    DEPPON,
    OTHER
}
