package io.shuke.identity;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes a person a partner: free, needs no purchase, and happens once; again changes nothing. Joins the transaction. */
@Component
public class BecomingPartner {
    public void become(UUID personId) {
        throw new UnsupportedOperationException("not built yet " + personId);
    }
}
