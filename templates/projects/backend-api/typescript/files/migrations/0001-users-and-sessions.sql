create table users (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  display_name text not null,
  password_hash text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- One account for each e-mail address, whatever its case. Registration relies on this index and on nothing else.
create unique index users_email_key on users (lower(email));

create table sessions (
  -- SHA-256 of the token: what is stored here does not let anybody log in.
  token_hash text primary key,
  user_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create index sessions_user_id_index on sessions (user_id);
create index sessions_expires_at_index on sessions (expires_at);
