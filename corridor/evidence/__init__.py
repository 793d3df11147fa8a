"""Published figures used (`evidence.csv`), what each is compared with (`targets.csv`), and the paper's claims (`claims.csv`)."""
