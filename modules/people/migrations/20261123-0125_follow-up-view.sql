-- Who was the lead adviser when: for the person's own list of who opened the file.
create view people.pub_follow_up as select young_person_id, adviser_id, started_at, ended_at from people.follow_up;
