"""Who meets whom, who decides among what, and what follows: one module by theme, put in order by model.py."""
