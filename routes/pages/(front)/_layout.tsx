import { inFront } from "@/routes/frame.tsx";
import { define } from "@/routes/state.ts";

export default define.layout((props) => inFront(props, <props.Component />));
