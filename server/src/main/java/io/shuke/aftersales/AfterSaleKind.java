package io.shuke.aftersales;

/** Whether the goods come back. */
public enum AfterSaleKind {
    REFUND_ONLY,
    RETURN
}
