-- Who wanted what is offered now is told as of everything else: by a notification.
drop table news;
