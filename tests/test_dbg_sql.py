from tests.conftest import Office
from tests.phone import Phone
import time, pytest, cProfile, pstats, statistics, sys
@pytest.mark.parametrize("database_kind",["sqlite"],indirect=True)
async def test_x(office: Office, rep: Phone, boss: Phone):
    prof=cProfile.Profile()
    T={k:[] for k in ("fetch","work","claim","deliver")}
    for day in range(1,31):
      rep.person.types(f"/report 2026-10-{day:02}"); await office.settle()
      for w in ("a","b","c","d"):
        rep.person.types(w)
        if len(sys.argv)>99: pass
        t=time.perf_counter()
        await office.app.receiver.fetch(wait=0); T["fetch"].append(time.perf_counter()-t); t=time.perf_counter()
        if PROF: prof.enable()
        await office.app.worker.take_one(); 
        if PROF: prof.disable()
        T["work"].append(time.perf_counter()-t); t=time.perf_counter()
        r=await office.app.sender.claim(); T["claim"].append(time.perf_counter()-t); t=time.perf_counter()
        await office.app.sender.deliver(r); T["deliver"].append(time.perf_counter()-t)
        await office.settle()
    for k,v in T.items(): print(k, round(statistics.median(v)*1000,2), round(sorted(v)[int(len(v)*.95)]*1000,2))
    if PROF: pstats.Stats(prof).sort_stats(PROF).print_stats(50)
import os
PROF=os.environ.get("PROF")
