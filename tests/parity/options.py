"""A case for each option: peers.py draws them. tests/parity/pictures has those that CI compares."""
import json, os
import numpy as np, pandas as pd
R=np.random.RandomState
V = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "reference", "data", "")
def cases():
    peng = pd.DataFrame(json.load(open(V + "penguins.json")))
    num = peng.select_dtypes("number")
    nm=lambda s,n,names: pd.DataFrame(R(s).randn(n,len(names)),columns=names)
    d4=nm(1,60,list("abcd")); d6=nm(2,40,['alpha','beta','gamma','d','epsilon long','f'])
    sm='scatter_matrix'; ch='correlation_heatmap'; hm='heatmap'
    for i,m in enumerate([".",",","o","v","^","<",">","1","2","3","4","8","s","p","P","*","h","H","+","x","X","D","d","|","_",0,1,2,3,4,5,6,7,8,9,10,11]):
        yield dict(name=f"opt_mk{i}",kind=sm,data=d4,options=dict(marker=m,s=40))
    for i,(m,s,dpi) in enumerate([("^",3,100),("x",3,100),("+",3,72),("s",3,100),("D",12,72),("*",80,50),("x",200,150),([5,1,20],60,100),([7,0],60,100),([4,2,15],60,100)]):
        yield dict(name=f"opt_mks{i}",kind=sm,data=d4,options=dict(marker=m,s=s,dpi=dpi))
    for i,b in enumerate([5,30,"auto","fd","sturges","sqrt","doane","scott","rice","stone",[-2,-1,0,.5,3],200]):
        yield dict(name=f"opt_hist{i}",kind=sm,data=d4,options=dict(diagonal="hist",bins=b,hist_color="tab:green"))
    yield dict(name="opt_kde0",kind=sm,data=d4,options=dict(diagonal="kde"))
    yield dict(name="opt_kde1",kind=sm,data=num,options=dict(diagonal="kde",hist_color="C3",labelpad=60,dpi=72))
    yield dict(name="opt_kde2",kind=sm,data=num,options=dict(diagonal="kde",dpi=20))
    yield dict(name="opt_hue0",kind=sm,data=peng,options=dict(hue="Species",legend=False,s=20,labelpad=60))
    yield dict(name="opt_hue1",kind=sm,data=peng,options=dict(hue="Species",labelpad=60,palette="Set2"))
    yield dict(name="opt_hue2",kind=sm,data=peng,options=dict(hue=num.columns[-1],labelpad=60,s=30,alpha=1))
    yield dict(name="opt_hue3",kind=sm,data=peng,options=dict(hue="Species",palette=["red","g","#1234ab"],s=12,diagonal="hist",labelpad=60))
    yield dict(name="opt_hue4",kind=sm,data=peng,options=dict(hue="Species",marker="x",s=30,legend=False,labelpad=60))
    yield dict(name="opt_hue5",kind=sm,data=peng,options=dict(hue="Species",marker="s",s=30,legend=False,labelpad=60,dpi=50))
    cb=lambda **k: dict(cbar_kws=k)
    for i,o in enumerate([cb(location="left"),cb(location="top"),cb(location="bottom"),cb(orientation="horizontal",label="strength"),cb(label="a label"),cb(shrink=.5),cb(shrink=.6,anchor=[0,1]),cb(aspect=5,fraction=.3),cb(pad=.2),cb(ticks=[-.5,0,.25,1]),cb(format="%.3f"),cb(format="{x:+.1f}!"),cb(extend="both"),cb(extend="min",location="bottom"),cb(extend="max",extendrect=True,extendfrac=.1),cb(extend="both",extendfrac=[.2,.02]),cb(extend="both",extendfrac="auto"),cb(ticklocation="left",label="x"),cb(ticks=[]),cb(drawedges=True)]):
        yield dict(name=f"opt_cb{i}",kind=ch,data=d6,options=o)
    yield dict(name="opt_cb30",kind=ch,data=d6,options=dict(cmap=["red","white","#00f8"],cbar_kws=dict(drawedges=True,extend="both")))
    yield dict(name="opt_cb31",kind=ch,data=d6,options=dict(cmap="tab10",cbar_kws=dict(drawedges=True)))
    yield dict(name="opt_cb32",kind=ch,data=d6,options=dict(square=True,cbar_kws=dict(location="bottom")))
    yield dict(name="opt_cb33",kind=ch,data=d6,options=dict(square=True,cbar_kws=dict(panchor=False)))
    yield dict(name="opt_cb34",kind=ch,data=d6,options=dict(square=True,cbar_kws=dict(panchor=[.2,.9],location="left")))
    ak=lambda **k: dict(annot_kws=k)
    for i,o in enumerate([ak(size=7),ak(fontsize="x-large"),ak(weight="bold"),ak(fontweight=600,color="C1"),ak(style="italic"),ak(rotation=45),ak(rotation="vertical"),ak(rotation=-30,ha="left",va="top",rotation_mode="anchor"),ak(alpha=.4),ak(family="monospace"),ak(family="serif",weight="bold",style="italic"),ak(ha="right",va="bottom"),ak(va="baseline",size=20)]):
        yield dict(name=f"opt_ak{i}",kind=ch,data=d6,options=o)
    yield dict(name="opt_txt0",kind=hm,data=d6.iloc[:3,:3],options=dict(annot=[["a","b\nc","long text"],["1","","x"],["ä","µ","→"]],fmt=""))
    yield dict(name="opt_txt1",kind=hm,data=d6.iloc[:3,:3],options=dict(annot=[[1,2,3],[4,5,6],[7,8,9]],fmt="d"))
    yield dict(name="opt_txt2",kind=hm,data=d6.iloc[:3,:3],options=dict(annot=[[1.5,2,3],[4,5,6],[7,8,9e10]],fmt="g"))
    for i,o in enumerate([dict(method="kendall"),dict(mask="lower",square=True,linewidths=2),dict(xticklabels=list("uvwxyz"),yticklabels=3),dict(yticklabels=False,xticklabels=False),dict(center=.2),dict(robust=True,cmap="mako_r"),dict(vmin=-2,vmax=2),dict(fmt="+.1%"),dict(fmt="e",annot_kws=dict(size=5))]):
        yield dict(name=f"opt_ho{i}",kind=ch,data=d6,options=o)
    for i,(k,o,dt) in enumerate([(ch,{},d6),(sm,dict(labelpad=60),d6),(sm,dict(),d4),(ch,dict(cbar=False,square=True),d6),(ch,dict(cbar_kws=dict(label="label",extend="both")),d6),(hm,dict(dpi=50),pd.DataFrame(R(2).rand(4,3),columns=["a long column name that is cut","b","c"],index=["long index name here and more","y","z","w"])),(sm,dict(hspace=.5,wspace=.5,dpi=72),d4)]):
        yield dict(name=f"opt_tight{i}",kind=k,data=dt,options=dict(tight=True,**o))
    long=nm(3,20,["n"*300,"short"])
    yield dict(name="opt_long0",kind=sm,data=long,options={})
    yield dict(name="opt_long1",kind=ch,data=long,options={})
    dup=pd.DataFrame(R(5).rand(20,3),columns=["a","a","b"])
    yield dict(name="opt_dup0",kind=sm,data=dup); yield dict(name="dup1",kind=ch,data=dup)
    yield dict(name="opt_idx0",kind=hm,data=pd.DataFrame(R(2).rand(3,3),index=pd.Index([1.5,2.5,3.5],name="level"),columns=pd.Index(["x","y","z"],name="axis")),options=dict(cbar_kws=dict(location="left")))
