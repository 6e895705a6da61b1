-- What was wanted in a circle is offered at a price for members, or to who buys it together; each notification says which.
update notification set detail = 'MEMBER_PRICE' where kind = 'OFFER' and detail is null;
update outgoing set detail = 'MEMBER_PRICE' where kind = 'OFFER' and detail is null;
