import mesa, numpy as np
from dataclasses import dataclass
@dataclass(frozen=True)
class Column:
    dtype: str = "float64"
    default: object = 0
    categories: tuple | None = None
    rule: bool = False
    unit: str = ""
    doc: str = ""
class View:
    columns = {}
class Crowd: pass
class Table:
    def __init__(s, model, cls, columns): s.columns=columns; s._n=0; [s.__dict__.__setitem__(k,np.zeros(0,c.dtype)) for k,c in columns.items()]
    def __len__(s): return s._n
    def add(s,n,**v):
        for k in v: assert k in s.columns,k
        for k,c in s.columns.items():
            a=np.empty(n,c.dtype); a[:]=v.get(k,c.default); s.__dict__[k]=np.concatenate([s.__dict__[k],a])
        s._n+=n; return np.arange(s._n-n,s._n)
    def write_rule(s,c,v,rows): s.__dict__[c][rows]=v
class CrowdModel(mesa.Model):
    def __init__(s, rng=None): super().__init__(seed=rng); s.tables={}
    def populate(s,cls,n,**v):
        t=s.tables.setdefault(cls,Table(s,cls,cls.columns)); t.add(n,**v); return t
