#include "chart/vector/svg.hpp"

namespace plotmill::chart {
namespace {

/// What lets a viewer with scripts enlarge a frame (click), search (the word at the right, or "/"),
/// and go back (Escape). Frames are the groups of class "f": a title of the whole name and its
/// size, a rectangle, and the part of the name that fits. Without scripts the page still shows all
/// names and, on hover, all sizes.
constexpr std::string_view frame_script = R"js(<script><![CDATA[
(function(){
var svg=document.documentElement,box=document.getElementById('frames'),all=[].map.call(
 box.querySelectorAll('g.f'),function(g){var r=g.querySelector('rect'),t=g.querySelector('text'),
 s=g.querySelector('title').textContent,n=s.lastIndexOf('\n');
 return{g:g,r:r,t:t,name:s.slice(0,n),x:+r.getAttribute('x'),w:+r.getAttribute('width'),
 y:+r.getAttribute('y'),fill:r.getAttribute('fill')}}),root=all[0],note=document.getElementById('note'),
 down=all.length>1&&all[1].y>root.y;
function fit(f,w){if(!f.t)return;f.t.textContent=f.name;var room=w-4,n=f.name.length;
 if(f.t.getComputedTextLength()<=room)return;
 while(n>2&&f.t.getSubStringLength(0,n)>room-4)n--;
 f.t.textContent=n>2?f.name.slice(0,n)+'..':''}
function zoom(to){var k=root.w/to.w,low=down?function(f){return f.y<to.y}:function(f){return f.y>to.y};
 all.forEach(function(f){var under=low(f)&&f.x<=to.x+.01&&f.x+f.w>=to.x+to.w-.01,
  x=under?root.x:root.x+(f.x-to.x)*k,w=under?root.w:f.w*k,
  out=low(f)&&!under||x+w<=root.x+.01||x>=root.x+root.w-.01;
  f.g.style.display=out?'none':'';if(out)return;
  f.r.setAttribute('x',x);f.r.setAttribute('width',Math.max(w,.1));f.r.style.opacity=under?.5:1;
  if(f.t){f.t.setAttribute('x',x+2);fit(f,w)}})}
function find(){var word=prompt('Search for names that contain (empty: none)');if(word===null)return;
 var sum=0,ends={};all.forEach(function(f){var hit=word!==''&&f.name.indexOf(word)>=0;
 f.r.setAttribute('fill',hit?'#c0f':f.fill);if(hit)ends[f.x]=Math.max(ends[f.x]||0,f.x+f.w)});
 var at=-1;Object.keys(ends).map(Number).sort(function(a,b){return a-b}).forEach(function(x){
 if(ends[x]>at){sum+=ends[x]-Math.max(x,at);at=ends[x]}});
 note.textContent=word===''?'Search':'"'+word+'": '+(100*sum/root.w).toFixed(1)+' %'}
all.forEach(function(f){f.g.style.cursor='pointer';
 if(!f.t&&f!==root){f.t=document.createElementNS(svg.namespaceURI,'text');
 f.t.setAttribute('y',+f.r.getAttribute('y')+ +f.r.getAttribute('height')*.72);
 f.t.setAttribute('x',f.x+2);f.g.appendChild(f.t)}
 f.g.addEventListener('click',function(){zoom(f)})});
note.style.display='';note.style.cursor='pointer';note.addEventListener('click',find);
document.addEventListener('keydown',function(e){if(e.key==='/'){e.preventDefault();find()}
 if(e.key==='Escape')zoom(root)})
})()
]]></script>
)js";

}  // namespace

void SvgWriter::put_frame(const Frame& frame) {
    out_.put("<g class=\"f\"><title>")
        .escaped(frame.name)
        .put('\n')
        .escaped(frame.hover)
        .put("</title><rect");
    put_box(without_gap(frame.box, scene_->dpi));
    put_paint("fill", frame.color);
    out_.put("/>");
    if (frame.text) {
        out_.put("<text");
        put_attribute("x", frame.text->x * points_per_px_);
        put_attribute("y", frame.text->y * points_per_px_);
        out_.put('>').escaped(frame.text->text).put("</text>");
    }
    out_.put("</g>\n");
}

void SvgWriter::put_item(const Frames& item) {
    out_.put("<g id=\"frames\" text-anchor=\"start\"");
    put_attribute("font-size", item.font_points, shape_decimals);
    out_.put(">\n");
    for (std::size_t i = 0; i < item.frames.count; ++i) {
        put_frame(scene_->frames[item.frames.first + i]);
    }
    out_.put("</g>\n<text id=\"note\" text-anchor=\"end\" style=\"display:none\"");
    put_attribute("x", (scene_->width_px - 8) * points_per_px_);
    put_attribute("y", 12);
    put_attribute("font-size", 9);
    out_.put(">Search</text>\n").put(frame_script);
}

}  // namespace plotmill::chart
